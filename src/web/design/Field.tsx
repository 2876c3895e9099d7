import { type ReactNode, useId } from "react"
import { useText } from "../text/use-text.ts"
import { classNames } from "./class-names.ts"
import { text } from "./text.ts"

/** What every input takes beside its value. */
export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What has to change, as a sentence. */
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  /** The label is read out but not shown; for a search box or a cell. */
  readonly bare?: boolean | undefined
  readonly className?: string | undefined
  /** What stands in it, or beside it, does not count yet: the form is not sent before it is seen to. */
  readonly unfinished?: boolean | undefined
}

/** What ties an input to its label, hint and error. */
export interface Wiring {
  readonly id: string
  readonly required: boolean | undefined
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": true | undefined
  readonly "data-unfinished": true | undefined
}

interface Props extends FieldProps {
  readonly children: (wiring: Wiring) => ReactNode
}

/** A label, an input, a hint and an error that belong together. */
export function Field({ label, hint, error, required, bare, className, unfinished, children }: Props) {
  const { t } = useText()
  const id = useId()
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ")
  return (
    <div className={classNames("field", bare && "bare", error && "faulty", className)}>
      <label htmlFor={id} className={bare ? "unseen" : "label"}>
        {label}
        {!required && !bare && <span className="optional">{t(text.optional)}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        required: required || undefined,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
        "data-unfinished": unfinished || undefined,
      })}
      {error && (
        <p className="fault" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
