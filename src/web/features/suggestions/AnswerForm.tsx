import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly suggestionId: number
  readonly sender: string
}

/** A button that opens into the answer; what is typed stays until it is given, also when the session ends meanwhile. */
export function AnswerForm({ suggestionId, sender }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDraft(`answer ${suggestionId}`, () => ({ answer: "" }))
  const { answer } = typed.value
  const [open, setOpen] = useState(typed.resumed)
  const give = useAction({
    run: (input: { answer: string }, action) =>
      ask(
        api.POST("/api/suggestions/{suggestionId}/answer", {
          params: { path: { suggestionId } },
          body: input,
          ...action,
        }),
      ),
    onDone: () => {
      typed.finish()
      tell({ text: t(text.answered) })
    },
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
        onChange={(said) => typed.set({ answer: said })}
        error={faultAt(give.error, "/answer")}
      />
      {give.error && <ErrorNote error={give.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={give.isPending}>
          {t(text.giveAnswer)}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            typed.startAnew()
            setOpen(false)
          }}
        >
          {t(text.cancel)}
        </Button>
      </div>
    </form>
  )
}
