import { type ReactNode, useId } from "react"

interface Props {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: string
  readonly disabled?: boolean
}

/** Yes or no. The whole line can be pressed. */
export function Checkbox({ label, checked, onChange, hint, disabled }: Props) {
  const id = useId()
  return (
    <div className="tick">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>
        {label}
        {hint && (
          <small className="hint" id={`${id}-hint`}>
            {hint}
          </small>
        )}
      </label>
    </div>
  )
}
