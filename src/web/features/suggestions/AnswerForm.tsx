import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly suggestionId: number
  readonly sender: string
}

/** A button that opens into the answer. */
export function AnswerForm({ suggestionId, sender }: Props) {
  const { t } = useText()
  const tell = useToast()
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState("")
  const give = useAction({
    run: (input: { answer: string }, action) =>
      ask(
        api.POST("/api/suggestions/{suggestionId}/answer", {
          params: { path: { suggestionId } },
          body: input,
          ...action,
        }),
      ),
    onDone: () => tell({ text: t(text.answered) }),
  })
  if (!open) {
    return (
      <div className="actions">
        <Button onClick={() => setOpen(true)} aria-label={`${t(text.answer)} · ${sender}`}>
          {t(text.answer)}
        </Button>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    give.mutate({ answer })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextArea
        label={t(text.answerLabel)}
        hint={t(text.answerHint)}
        required
        rows={4}
        maxLength={4000}
        value={answer}
        onChange={setAnswer}
        error={faultAt(give.error, "/answer")}
      />
      {give.error && <ErrorNote error={give.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={give.isPending}>
          {t(text.giveAnswer)}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t(text.cancel)}
        </Button>
      </div>
    </form>
  )
}
