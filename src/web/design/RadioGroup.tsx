import { useId } from "react"
import type { Choice } from "./Select.tsx"

interface Props<T extends string> {
  readonly label: string
  readonly value: T | ""
  readonly onChange: (value: T) => void
  readonly options: readonly (Choice<T> & { readonly hint?: string })[]
  readonly error?: string | undefined
}

/** One of a few that are all to be read before choosing. */
export function RadioGroup<T extends string>({ label, value, onChange, options, error }: Props<T>) {
  const id = useId()
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label">{label}</legend>
      {options.map((option) => (
        <div className="tick" key={option.value}>
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={`${id}-${option.value}`}>
            {option.label}
            {option.hint && <small className="hint">{option.hint}</small>}
          </label>
        </div>
      ))}
      {error && (
        <p className="fault" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
