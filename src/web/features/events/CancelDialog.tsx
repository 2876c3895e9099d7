import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"
import { useCancel } from "./use-change-state.ts"

interface Props {
  readonly event: EventBody
  readonly onClose: () => void
}

/** Asks why an activity is called off. */
export function CancelDialog({ event, onClose }: Props) {
  const { t } = useText()
  const typed = useDraft(draftNames.cancel(event.activityId), () => ({ reason: "" }))
  const { reason } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const cancel = useCancel(event, close)
  const ready = reason.trim() !== ""
  return (
    <Dialog
      title={t(text.cancelTitle)}
      onClose={close}
      actions={
        <Button
          kind="primary"
          disabled={!ready}
          busy={cancel.isPending}
          onClick={() => cancel.mutate(reason)}
        >
          {t(text.cancel)}
        </Button>
      }
    >
      <p>{t(text.cancelHelp)}</p>
      <TextInput
        required
        label={t(text.cancelReason)}
        value={reason}
        maxLength={200}
        onChange={(said) => typed.set({ reason: said })}
      />
      {cancel.error && <ErrorNote error={cancel.error} />}
    </Dialog>
  )
}
