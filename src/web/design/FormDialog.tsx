import { type FormEvent, type ReactNode, useEffect, useId, useRef } from "react"
import { createPortal } from "react-dom"
import type { Question } from "../../contract/questions.ts"
import { questionsIn } from "../api/questions.ts"
import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { Dialog } from "./Dialog.tsx"
import { ErrorNote } from "./ErrorNote.tsx"
import { Resumed } from "./Resumed.tsx"
import { text } from "./text.ts"
import { asksForUnfinished } from "./unfinished.ts"

interface Props {
  readonly title: string
  /** The verb on its button. */
  readonly action: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: unknown
  /** What was typed before the page was left stands in it again; with the way to begin again. */
  readonly draft?: { readonly resumed: boolean; startAnew(): void }
  /** What stands below what went wrong. */
  readonly afterError?: ReactNode
  /** Does it; with the keys of the questions that the form has shown, and that doing it again answers. */
  readonly onDo: (confirmed: readonly string[]) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A dialog that is a form with one action. It stands beside the page: a form within another is sent by the browser
 * itself, and nobody hears of it.
 */
export function FormDialog(props: Props) {
  const { title, action, danger = false, busy, error, draft, afterError, onDo, onClose, children } = props
  const { t } = useText()
  const id = useId()
  const questions = questionsIn(error)
  // One answer may bring up the next question: what was answered stays so.
  const answered = useRef<readonly string[]>([])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // A form that it was opened from hears nothing of it.
    event.stopPropagation()
    if (busy || asksForUnfinished(event.currentTarget)) return
    answered.current = [...answered.current, ...questions.map(({ key }) => key)]
    onDo(answered.current)
  }
  return createPortal(
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(text.cancel)}</Button>
          <Button kind={danger ? "danger" : "primary"} type="submit" form={id} busy={busy}>
            {questions.length > 0 ? t(text.asItStands) : action}
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={submit}>
        {draft?.resumed && <Resumed onAnew={draft.startAnew} />}
        {children}
        {questions.length > 0 ? (
          <Questions key={questions.map(({ key }) => key).join()} questions={questions} />
        ) : error ? (
          <ErrorNote error={error} />
        ) : null}
        {afterError}
      </form>
    </Dialog>,
    document.body,
  )
}

/** What is hardly true: whoever presses once more says that it is. */
function Questions({ questions }: { readonly questions: readonly Question[] }) {
  const { t } = useText()
  const note = useRef<HTMLDivElement>(null)
  // In a long form it stands further down than whoever has just pressed the button sees.
  useEffect(() => {
    note.current?.scrollIntoView({ block: "center" })
  }, [])
  return (
    <div ref={note} className="question-note" role="alert">
      <p>{t(text.pleaseLook)}</p>
      <ul>
        {questions.map(({ key, sentence }) => (
          <li key={key}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
