import { useState } from "react"
import type { Reminders } from "../../../contract/reminders.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { CallNote, callIn, type TypedCall, WhenAndWhom } from "./CallFields.tsx"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  readonly call: Reminders["items"][number]
  /** What it is called where several stand below each other. */
  readonly name: string
}

/** What whoever noted a call may do about the note: correct it, or take it back. */
export function CallDeeds({ unitId, call, name }: Props) {
  const { t } = useText()
  const [dialog, setDialog] = useState<"correct" | "take-back">()
  const close = () => setDialog(undefined)
  return (
    <div className="row no-print">
      <Button kind="quiet" aria-label={t(text.correctOf(name))} onClick={() => setDialog("correct")}>
        {t(text.correct)}
      </Button>
      <Button kind="quiet" aria-label={t(text.takeBackOf(name))} onClick={() => setDialog("take-back")}>
        {t(text.takeBack)}
      </Button>
      {dialog === "correct" && <CorrectCall unitId={unitId} call={call} onClose={close} />}
      {dialog === "take-back" && <TakeBackCall unitId={unitId} call={call} onClose={close} />}
    </div>
  )
}

interface DialogProps extends Omit<Props, "name"> {
  readonly onClose: () => void
}

function CorrectCall({ unitId, call, onClose }: DialogProps) {
  const { t } = useText()
  const tell = useToast()
  const [typed, setTyped] = useState<TypedCall>({
    on: call.at.slice(0, 10),
    at: call.at.slice(11),
    whom: call.whom ?? "",
    note: call.note ?? "",
  })
  const fields = { draft: typed, onChange: (part: Partial<TypedCall>) => setTyped({ ...typed, ...part }) }
  const correct = useAction({
    run: (body: ReturnType<typeof callIn>, action) =>
      ask(
        api.POST("/api/units/{unitId}/calls/{reminderId}/correct", {
          params: { path: { unitId: String(unitId), reminderId: String(call.reminderId) } },
          body,
          ...action,
        }),
      ),
    onDone: () => {
      onClose()
      tell({ text: t(text.setRight) })
    },
  })
  return (
    <FormDialog
      title={t(text.correctTitle)}
      action={t(text.correct)}
      busy={correct.isPending}
      error={correct.error}
      onDo={() => correct.mutate(callIn(typed))}
      onClose={onClose}
    >
      <p className="small">{t(text.correctNote)}</p>
      <WhenAndWhom {...fields} error={correct.error} />
      <CallNote {...fields} error={correct.error} />
    </FormDialog>
  )
}

function TakeBackCall({ unitId, call, onClose }: DialogProps) {
  const { t } = useText()
  const tell = useToast()
  const takeBack = useAction({
    run: (reminderId: number, action) =>
      ask(
        api.POST("/api/units/{unitId}/calls/{reminderId}/take-back", {
          params: { path: { unitId: String(unitId), reminderId: String(reminderId) } },
          body: {},
          ...action,
        }),
      ),
    onDone: () => {
      onClose()
      tell({ text: t(text.tookBack) })
    },
  })
  return (
    <FormDialog
      title={t(text.takeBackTitle)}
      action={t(text.takeBack)}
      busy={takeBack.isPending}
      error={takeBack.error}
      onDo={() => takeBack.mutate(call.reminderId)}
      onClose={onClose}
    >
      <p className="small">{t(text.takeBackNote)}</p>
    </FormDialog>
  )
}
