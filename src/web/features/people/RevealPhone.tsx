import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useDeed } from "../../api/use-deed.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly memberId: number
  readonly onShown: (phone: string | null) => void
  readonly onClose: () => void
}

/** Asks why somebody needs a phone number, and shows it. */
export function RevealPhone({ memberId, onShown, onClose }: Props) {
  const { t } = useText()
  const [reason, setReason] = useState("")
  const reveal = useDeed({
    run: (body: { reason: string }, deed) =>
      ask(api.POST("/api/people/{memberId}/phone", { params: { path: { memberId } }, body, ...deed })),
    onDone: ({ phone }) => {
      onShown(phone)
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(text.revealTitle)}
      deed={t(text.show)}
      busy={reveal.isPending}
      error={reveal.error}
      onDo={() => reveal.mutate({ reason })}
      onClose={onClose}
    >
      <TextInput
        label={t(text.revealWhy)}
        hint={t(text.revealHint)}
        required
        minLength={2}
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={faultAt(reveal.error, "/reason")}
      />
    </FormDialog>
  )
}
