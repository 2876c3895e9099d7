import type { ComponentProps } from "react"
import { Field, type FieldProps } from "./Field.tsx"
import { useLongFault } from "./use-long-fault.ts"

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
  unfinished,
  value,
  onChange,
  maxLength,
  rows = 5,
  ...native
}: Props) {
  const long = useLongFault(value, maxLength)
  return (
    <Field {...{ label, hint, error: error ?? long, required, bare, className, unfinished }}>
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
