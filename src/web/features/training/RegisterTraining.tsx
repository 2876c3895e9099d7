import { useQuery } from "@tanstack/react-query"
import type { FormEvent } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { TrainingFields } from "./TrainingFields.tsx"
import { text } from "./text.ts"
import { ownTrainingQuery } from "./training-api.ts"
import { bodyOf, draftOf, type TrainingBody } from "./training-draft.ts"

/** Registers what one attended elsewhere. */
export function RegisterTraining() {
  const { t, format } = useText()
  const tell = useToast()
  const mine = useQuery(ownTrainingQuery)
  const typed = useDraft("own training", () => draftOf())
  const send = useAction({
    run: (body: TrainingBody, action) => ask(api.POST("/api/training", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.sent) })
      typed.startAnew()
    },
  })
  const body = bodyOf(typed.value)
  const recognisers = mine.data?.recognisers
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body && !send.isPending) send.mutate(body)
  }
  return (
    <Sheet title={t(text.register)} className="no-print">
      <form className="form" onSubmit={submit}>
        {typed.resumed && <Resumed onAnew={typed.startAnew} />}
        <TrainingFields
          draft={typed.value}
          onChange={typed.set}
          dayHours={mine.data?.dayHours ?? null}
          error={send.error}
        />
        {recognisers && (
          <p className="small">
            {t(
              recognisers.length === 0 ? text.nobodyRecognises : text.recognisedBy(format.list(recognisers)),
            )}
          </p>
        )}
        {send.error && <ErrorNote error={send.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={send.isPending} disabled={body === undefined}>
            {t(text.send)}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
