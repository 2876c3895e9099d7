import type { MakeUp } from "../../../contract/make-ups.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly makeUp: MakeUp
  readonly onClose: () => void
}

/** The name under which it keeps what is typed. */
export const confirmName = (makeUpId: number) => `make-up ${makeUpId} done`

/** On which day a make-up was done and what came of it; of the helper also for both. */
export function ConfirmDialog({ makeUp, onClose }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const { makeUpId, activity, plannedOn, toldOn, can } = makeUp
  const begin = () => ({
    on: (toldOn ?? (plannedOn !== null && plannedOn < today ? plannedOn : today)) as string,
    effect: makeUp.effect ?? "",
    alone: false,
  })
  const typed = useDialogDraft(confirmName(makeUpId), begin, onClose)
  const { on, effect, alone } = typed.value
  const confirm = useAction({
    run: (body: { on: string; effect: string; alone: boolean }, action) =>
      ask(api.POST("/api/make-ups/{makeUpId}/confirm", { params: { path: { makeUpId } }, body, ...action })),
    onDone: ({ state }) => {
      tell({ text: t(state === "done" ? text.done : text.confirmed) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(text.confirmTitle)}
      action={t(text.confirm)}
      busy={confirm.isPending}
      error={confirm.error}
      draft={typed}
      onDo={() => confirm.mutate({ on, effect, alone })}
      onClose={typed.close}
    >
      <p className="small">
        {activity.topic} · {t(text.missedOn(format.day(activity.on)))}
      </p>
      <DateInput
        required
        label={t(text.day)}
        min={activity.on}
        max={today}
        value={on}
        onChange={(day) => typed.set({ on: day })}
        error={faultAt(confirm.error, "/on")}
      />
      <TextInput
        label={t(text.effect)}
        hint={t(text.effectHint)}
        maxLength={200}
        value={effect}
        onChange={(said) => typed.set({ effect: said })}
        error={faultAt(confirm.error, "/effect")}
      />
      {can.includes("confirm-alone") && (
        <Checkbox
          label={t(text.forBoth)}
          hint={t(text.forBothHint)}
          checked={alone}
          onChange={(said) => typed.set({ alone: said })}
        />
      )}
    </FormDialog>
  )
}
