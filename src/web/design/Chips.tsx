import { useId } from "react"
import { classNames } from "./class-names.ts"
import type { Choice } from "./Select.tsx"

interface Shared<T extends string> {
  readonly label: string
  readonly options: readonly Choice<T>[]
  /** The label is read out but not shown. */
  readonly bare?: boolean
}

interface OneProps<T extends string> extends Shared<T> {
  readonly required?: boolean
  readonly value: T | ""
  readonly onChange: (value: T) => void
}

/** One of a few short words, side by side. */
export function Chips<T extends string>({ label, options, bare, required, value, onChange }: OneProps<T>) {
  const id = useId()
  return (
    <fieldset className="chips">
      <legend className={bare ? "unseen" : "label"}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classNames("chip", option.value === value && "on")}>
          <input
            type="radio"
            name={id}
            required={required}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

interface SetProps<T extends string> extends Shared<T> {
  readonly values: readonly T[]
  readonly onChange: (values: T[]) => void
}

/** Any number of a few short words. */
export function ChipSet<T extends string>({ label, options, bare, values, onChange }: SetProps<T>) {
  const toggle = (value: T) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <fieldset className="chips">
      <legend className={bare ? "unseen" : "label"}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classNames("chip", values.includes(option.value) && "on")}>
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
