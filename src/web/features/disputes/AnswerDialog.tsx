import type { Dispute } from "../../../contract/disputes.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { claimWords, text } from "./text.ts"

interface Props {
  readonly dispute: Dispute
  readonly onClose: () => void
}

/** The name under which an answer keeps what is being typed. */
export const answerName = (disputeId: number) => `dispute ${disputeId} answer`

/** The list stays, with a word to the person. */
export function AnswerDialog({ dispute, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDialogDraft(answerName(dispute.disputeId), () => ({ word: "" }), onClose)
  const { word } = typed.value
  const { disputeId, member, claim } = dispute
  const answer = useAction({
    run: (body: { word: string }, action) =>
      ask(api.POST("/api/disputes/{disputeId}/answer", { params: { path: { disputeId } }, body, ...action })),
    onDone: () => {
      tell({ text: t(text.answerSent) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(text.answerTitle(member.name))}
      action={t(text.answerSend)}
      busy={answer.isPending}
      error={answer.error}
      draft={typed}
      onDo={() => answer.mutate({ word })}
      onClose={typed.close}
    >
      <p className="small">{t(text.says(t(claimWords[claim]), dispute.word))}</p>
      <TextInput
        required
        label={t(text.answerWord)}
        maxLength={200}
        value={word}
        onChange={(said) => typed.set({ word: said })}
        error={faultAt(answer.error, "/word")}
      />
    </FormDialog>
  )
}
