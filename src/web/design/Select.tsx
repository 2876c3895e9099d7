import { Field, type FieldProps } from "./Field.tsx"

/** A choice of a form. */
export interface Choice<T extends string = string> {
  readonly value: T
  readonly label: string
}

interface Props<T extends string> extends FieldProps {
  /** Empty while nothing is chosen. */
  readonly value: T | ""
  readonly onChange: (value: T) => void
  readonly options: readonly Choice<T>[]
  /** Words for no choice yet; without them one is always chosen. */
  readonly empty?: string
  readonly disabled?: boolean
}

/** One of a few, by the browser's own list. */
export function Select<T extends string>({ value, onChange, options, empty, disabled, ...field }: Props<T>) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          className="input"
          {...wiring}
          disabled={disabled}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            onChange(chosen?.value ?? ("" as T))
          }}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
