import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { marksOf } from "./list-changes.ts"
import { Resumed } from "./Resumed.tsx"
import { Roster } from "./Roster.tsx"
import { hasReason, type Marks } from "./roster-marks.ts"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

interface Props {
  readonly event: EventBody
  readonly onDone: () => void
}

/** What was planned was held: everybody was there but those named. Leave that was asked for stays. */
export function MarkHeld({ event, onDone }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDraft<{ marks: Marks }>(draftNames.hold(event.activityId), () => ({
    marks: marksOf(event.attendance),
  }))
  const { marks } = typed.value
  const close = () => {
    typed.finish()
    onDone()
  }
  const { activityId, version } = event
  const attendance = Object.entries(marks)
    .filter(([memberId, mark]) => {
      const row = event.attendance.find(({ member }) => member.memberId === Number(memberId))
      return (
        mark.status !== (row?.status ?? "present") ||
        (row?.status != null && mark.reason !== (row.reason ?? ""))
      )
    })
    .map(([memberId, { status, reason }]) => ({
      memberId: Number(memberId),
      status,
      ...(hasReason(status) && reason ? { reason } : {}),
    }))
  const hold = useAction({
    run: (body: { attendance: typeof attendance }, action) =>
      ask(
        api.POST("/api/events/{activityId}/hold", {
          params: { path: { activityId }, header: { "If-Match": `"${version}"`, ...action.headers } },
          body,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.markedHeld) })
      close()
    },
  })
  return (
    <Sheet title={t(text.attendance)}>
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <Roster
        people={event.attendance.map(({ member }) => member)}
        marks={marks}
        onChange={(pressed) => typed.set({ marks: pressed })}
      />
      {hold.error && <ErrorNote error={hold.error} />}
      <div className="actions">
        <Button kind="primary" busy={hold.isPending} onClick={() => hold.mutate({ attendance })}>
          {t(text.markHeldSave)}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t(text.leaveCorrection)}
        </Button>
      </div>
    </Sheet>
  )
}
