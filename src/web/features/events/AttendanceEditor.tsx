import { useQueryClient } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { asSeen, changesIn, marksOf, type SeenList, seenIn } from "./list-changes.ts"
import { Resumed } from "./Resumed.tsx"
import { Roster } from "./Roster.tsx"
import type { Marks } from "./roster-marks.ts"
import { text } from "./text.ts"
import type { EventBody, ListChange } from "./types.ts"

/** What was pressed, and how the list stood when it was opened: somebody else may change it meanwhile. */
interface Typed {
  readonly marks: Marks
  readonly seen: SeenList
}

interface Props {
  readonly event: EventBody
  readonly onDone: () => void
}

/** Changes the list: whoever was not looked at stays as they are; people without an entry become present. */
export function AttendanceEditor({ event, onDone }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const queries = useQueryClient()
  const typed = useDraft<Typed>(draftNames.list(event.activityId), () => ({
    marks: {},
    seen: seenIn(event.attendance),
  }))
  const rows = asSeen(event.attendance, typed.value.seen)
  const marks = { ...marksOf(rows), ...typed.value.marks }
  const close = () => {
    typed.finish()
    onDone()
  }
  /** Somebody else was faster: their list is shown, with what was pressed here still on it. */
  const lookAgain = (error: Error) => {
    if (!isProblem(error, "stale")) return
    const now = error.current as EventBody
    queries.setQueryData(["event", String(event.activityId)], now)
    typed.set({ seen: seenIn(now.attendance) })
  }
  const ahead = event.start.slice(0, 10) > today
  const changes = changesIn(rows, marks, ahead)
  const save = useAction({
    run: (body: { changes: ListChange[] }, action) =>
      ask(
        api.PUT("/api/events/{activityId}/attendance", {
          params: { path: { activityId: event.activityId } },
          body,
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.listSaved) })
      close()
    },
  })
  const stale = isProblem(save.error, "stale")
  return (
    <Sheet title={t(text.attendance)}>
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <Roster
        people={rows.map(({ member, expected }) => ({
          ...member,
          ...(expected ? {} : { tag: t(text.guest) }),
        }))}
        marks={marks}
        kept
        ahead={ahead}
        onChange={(pressed) => typed.set({ marks: pressed })}
      />
      {stale && <p role="alert">{t(text.listStale)}</p>}
      {save.error && !stale && <ErrorNote error={save.error} />}
      <div className="actions">
        <Button
          kind="primary"
          busy={save.isPending}
          onClick={() => (changes.length === 0 ? close() : save.mutate({ changes }, { onError: lookAgain }))}
        >
          {t(text.saveList)}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t(text.leaveCorrection)}
        </Button>
      </div>
    </Sheet>
  )
}
