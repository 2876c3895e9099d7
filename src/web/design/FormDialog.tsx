import { type FormEvent, type ReactNode, useId } from "react"
import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { Dialog } from "./Dialog.tsx"
import { ErrorNote } from "./ErrorNote.tsx"
import { text } from "./text.ts"

interface Props {
  readonly title: string
  /** The verb on its button. */
  readonly deed: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: unknown
  /** What stands below what went wrong. */
  readonly afterError?: ReactNode
  readonly onDo: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that is a form with one deed. */
export function FormDialog(props: Props) {
  const { title, deed, danger = false, busy, error, afterError, onDo, onClose, children } = props
  const { t } = useText()
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onDo()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(text.cancel)}</Button>
          <Button kind={danger ? "danger" : "primary"} type="submit" form={id} busy={busy}>
            {deed}
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={submit}>
        {children}
        {error ? <ErrorNote error={error} /> : null}
        {afterError}
      </form>
    </Dialog>
  )
}
