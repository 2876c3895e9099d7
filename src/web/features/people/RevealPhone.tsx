import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { text } from "./text.ts"

interface Props {
  readonly memberId: number
  readonly onShown: (phone: string | null) => void
  readonly onClose: () => void
}

/** Asks why somebody needs a phone number, and shows it. */
export function RevealPhone({ memberId, onShown, onClose }: Props) {
  const { t } = useText()
  const typed = useDraft(draftNames.reveal(memberId), () => ({ reason: "" }))
  const { reason } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const reveal = useAction({
    run: (body: { reason: string }, action) =>
      ask(api.POST("/api/people/{memberId}/phone", { params: { path: { memberId } }, body, ...action })),
    onDone: ({ phone }) => {
      onShown(phone)
      close()
    },
  })
  return (
    <FormDialog
      title={t(text.revealTitle)}
      action={t(text.show)}
      busy={reveal.isPending}
      error={reveal.error}
      onDo={() => reveal.mutate({ reason })}
      draft={typed}
      onClose={close}
    >
      <TextInput
        label={t(text.revealWhy)}
        hint={t(text.revealHint)}
        required
        minLength={2}
        maxLength={200}
        value={reason}
        onChange={(reason) => typed.set({ reason })}
        error={faultAt(reveal.error, "/reason")}
      />
    </FormDialog>
  )
}
