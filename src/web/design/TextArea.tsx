import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./Field.tsx"

type Native = Omit<ComponentProps<"textarea">, "value" | "onChange" | "required" | "className" | "id">

interface Props extends FieldProps, Native {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Text of several lines. */
export function TextArea({
  label,
  hint,
  error,
  required,
  bare,
  className,
  value,
  onChange,
  rows = 5,
  ...native
}: Props) {
  return (
    <Field {...{ label, hint, error, required, bare, className }}>
      {(wiring) => (
        <textarea
          className="input"
          rows={rows}
          {...native}
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
