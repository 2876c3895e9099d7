import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./Field.tsx"

type Native = Omit<ComponentProps<"input">, "value" | "onChange" | "required" | "className" | "id">

interface Props extends FieldProps, Native {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text. `type` may be text, password, search, tel, email, url, date, time or month. */
export function TextInput({
  label,
  hint,
  error,
  required,
  bare,
  className,
  value,
  onChange,
  ...native
}: Props) {
  return (
    <Field {...{ label, hint, error, required, bare, className }}>
      {(wiring) => (
        <input
          className="input"
          {...native}
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
