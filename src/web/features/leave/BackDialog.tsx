import type { Leave } from "../../../contract/leave.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { absentOn } from "./came-on.ts"
import { text } from "./text.ts"

interface Props {
  readonly leave: Leave
  readonly onClose: () => void
}

/** The name under which it keeps what is typed. */
export const backName = (leaveId: number) => `leave ${leaveId} back`

/** The day on which somebody came back from a leave. */
export function BackDialog({ leave, onClose }: Props) {
  const speech = useText()
  const { t, format } = speech
  const tell = useToast()
  const { today, memberId } = useSession()
  const { leaveId, member, from, last } = leave
  const typed = useDialogDraft(backName(leaveId), () => ({ on: today as string }), onClose)
  const { on } = typed.value
  const isOwn = member.memberId === memberId
  const comeBack = useAction({
    run: (body: { on: string }, action) =>
      ask(api.POST("/api/leave/{leaveId}/return", { params: { path: { leaveId } }, body, ...action })),
    onDone: (now) => {
      tell({
        text: t(now.absentSince.length > 0 ? text.backYetAbsent(absentOn(now, speech)) : text.cameBack),
      })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(isOwn ? text.ownBackTitle : text.backTitle(member.name))}
      action={t(isOwn ? text.comeBack : text.isBack)}
      busy={comeBack.isPending}
      error={comeBack.error}
      draft={typed}
      onDo={() => comeBack.mutate({ on })}
      onClose={typed.close}
    >
      <p className="small">{t(text.backFrom(t(text.span(format.day(from), format.day(last)))))}</p>
      <DateInput
        required
        label={t(text.backDay)}
        hint={t(text.backHint)}
        min={from}
        max={today}
        value={on}
        onChange={(day) => typed.set({ on: day })}
        error={faultAt(comeBack.error, "/on")}
      />
    </FormDialog>
  )
}
