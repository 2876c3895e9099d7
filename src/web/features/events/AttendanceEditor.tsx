import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { wasThere } from "../../../domain/events/was-there.ts"
import { changeReason } from "../../api/change-reason.ts"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { ReasonField } from "../../design/ReasonField.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { eventRoll } from "./event-roll.ts"
import { Guests } from "./Guests.tsx"
import {
  asSeen,
  changesIn,
  guestChanges,
  marksOf,
  nameChanges,
  type SeenList,
  seenIn,
} from "./list-changes.ts"
import { allGuestNames, type GuestList } from "./many-people.ts"
import { Roster } from "./Roster.tsx"
import type { Marks } from "./roster-marks.ts"
import { text } from "./text.ts"
import type { EventBody, ListChanges, ListRow } from "./types.ts"

/** What was pressed, and how the list stood when it was opened: somebody else may change it meanwhile. */
interface Typed extends GuestList {
  readonly marks: Marks
  readonly seen: SeenList
  /** Why what stood there is changed. */
  readonly reason: string
}

interface Props {
  readonly event: EventBody
  readonly onDone: () => void
}

/** Changes the list: whoever was not pressed stays as they are, those without an entry too. */
export function AttendanceEditor({ event, onDone }: Props) {
  const { t } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const typed = useDraft<Typed>(draftNames.list(event.activityId), () => ({
    marks: {},
    seen: seenIn(event.attendance),
    guests: [],
    guestNames: event.guestNames,
    typedNames: "",
    reason: "",
  }))
  const { guests, guestNames, typedNames, reason } = typed.value
  const roll = useQuery(eventRoll(event.activityId))
  const onRoll = new Map(roll.data?.people.map((person) => [person.memberId, person]))
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
  const ahead = event.state === "planned" && !event.begun
  const changes = [...changesIn(rows, marks, ahead), ...guestChanges(event.attendance, guests)]
  const without = new Set(
    ahead ? [] : rows.filter(({ status }) => status === null).map(({ member }) => member.memberId),
  )
  const names = nameChanges(event.guestNames, allGuestNames(typed.value))
  const save = useAction({
    run: (body: ListChanges, action) =>
      ask(
        api.PUT("/api/events/{activityId}/attendance", {
          params: { path: { activityId: event.activityId } },
          body,
          headers: { ...action.headers, ...changeReason(reason) },
        }),
      ),
    onDone: () => {
      tell({ text: t(text.listSaved) })
      close()
    },
  })
  const send = (sure?: DoubtCode[]) =>
    save.mutate(
      { changes, ...(names ? { guestNames: names } : {}), ...(sure ? { sure } : {}) },
      { onError: lookAgain },
    )
  const doubt = isDoubt(save.error) ? save.error : undefined
  const stale = isProblem(save.error, "stale")
  return (
    <Sheet title={t(text.attendance)}>
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <Roster
        people={rows.map(({ member, expected, status }) => ({
          ...member,
          branchId: onRoll.get(member.memberId)?.branchId ?? null,
          foundBy: onRoll.get(member.memberId)?.foundBy ?? "",
          ...(expected ? {} : { tag: t(wasThere(status) ? text.guest : text.notExpected), isGuest: true }),
        }))}
        branches={roll.data?.branches ?? []}
        marks={marks}
        kept
        without={without}
        besides={besides(event, rows)}
        ahead={ahead}
        onChange={(pressed) => typed.set({ marks: pressed })}
      />
      {!ahead && (
        <Guests unitId={event.unit.unitId} {...{ guests, guestNames, typedNames }} onChange={typed.set} />
      )}
      {!ahead && changes.some(({ was }) => was !== null) && (
        <ReasonField value={reason} onChange={(said) => typed.set({ reason: said })} />
      )}
      {stale && <p role="alert">{t(text.listStale)}</p>}
      {save.error && !stale && !doubt && <ErrorNote error={save.error} />}
      <div className="actions">
        <Button
          kind="primary"
          busy={save.isPending}
          onClick={({ currentTarget }) => {
            const sheet = currentTarget.closest("section")
            if (sheet && asksForUnfinished(sheet)) return
            if (changes.length === 0 && !names) close()
            else send()
          }}
        >
          {t(text.saveList)}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t(text.leaveCorrection)}
        </Button>
      </div>
      {doubt && <SureQuestion problem={doubt} onSure={send} onClose={() => save.reset()} />}
    </Sheet>
  )
}

/** Those whom the page counts and the roster does not show: who has made it up, and a list too long to be shown. */
function besides({ counts }: EventBody, rows: readonly ListRow[]) {
  const expected = rows.filter((row) => row.expected)
  const here = expected.filter(({ status }) => status !== null && wasThere(status)).length
  return {
    expected: Math.max(0, counts.expected - expected.length),
    here: Math.max(0, counts.present + counts.late + counts.leftEarly - here),
  }
}
