import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./Field.tsx"
import { useLongFault } from "./use-long-fault.ts"

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
  unfinished,
  value,
  onChange,
  maxLength,
  ...native
}: Props) {
  const long = useLongFault(value, maxLength)
  return (
    <Field {...{ label, hint, error: error ?? long, required, bare, className, unfinished }}>
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
