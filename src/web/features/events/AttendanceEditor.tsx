import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useDeed } from "../../api/use-deed.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { changesIn, marksOf } from "./list-changes.ts"
import { Roster } from "./Roster.tsx"
import type { Marks } from "./roster-marks.ts"
import { text } from "./text.ts"
import type { EventBody, ListChange } from "./types.ts"

interface Props {
  readonly event: EventBody
  readonly onDone: () => void
}

/** Changes the list: whoever was not looked at stays as they are; people without an entry become present. */
export function AttendanceEditor({ event, onDone }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const rows = event.attendance.filter(({ status }) => status !== "made-up")
  const [marks, setMarks] = useState<Marks>(() => marksOf(event.attendance))
  const ahead = event.start.slice(0, 10) > today
  const changes = changesIn(rows, marks, ahead)
  const save = useDeed({
    run: (body: { changes: ListChange[] }, deed) =>
      ask(
        api.PUT("/api/events/{activityId}/attendance", {
          params: { path: { activityId: event.activityId } },
          body,
          ...deed,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.listSaved) })
      onDone()
    },
  })
  const stale = isProblem(save.error, "stale")
  return (
    <Sheet title={t(text.attendance)}>
      <Roster
        people={rows.map(({ member, expected }) => ({
          ...member,
          ...(expected ? {} : { tag: t(text.guest) }),
        }))}
        marks={marks}
        kept
        ahead={ahead}
        onChange={setMarks}
      />
      {stale && <p role="alert">{t(text.listStale)}</p>}
      {save.error && !stale && <ErrorNote error={save.error} />}
      <div className="actions">
        <Button
          kind="primary"
          busy={save.isPending}
          onClick={() => (changes.length === 0 ? onDone() : save.mutate({ changes }))}
        >
          {t(text.saveList)}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t(text.leaveCorrection)}
        </Button>
      </div>
    </Sheet>
  )
}
