import type { z } from "zod"
import type { HallMarks, marksTaken } from "../../../contract/event-marks.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { keptWhy } from "../../../domain/events/attendance-detail.ts"
import {
  clashesOn,
  type MarkedLine,
  markLimits,
  sameStanding,
  takeMark,
  takesPhone,
} from "../../../domain/events/marks.ts"
import { changeRecord } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { waitForList } from "../../wait-for-list.ts"
import { audit } from "../audit/index.ts"
import { openForRecording } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { type EventRow, readEvent } from "./event-queries.ts"
import { changeState, openRecordsOf } from "./event-store.ts"
import { listClashes, readLines, type StoredLine, writeLines, writeRest } from "./marks-store.ts"
import { shareMonths } from "./share-months.ts"
import { waitForMonths } from "./short-store.ts"
import { tellCorrected } from "./tell-corrected.ts"

type SentMark = HallMarks["marks"][number]

/**
 * Takes what was marked in a hall without a network, however late and in whatever order it arrives. Of whom nobody else
 * said anything meanwhile it is written; where somebody did, both versions stay until one is chosen.
 */
export async function takeMarks(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  { device, marks, held = false, rest }: HallMarks,
): Promise<z.output<typeof marksTaken>> {
  const activity = await openForRecording(context, scope, activityId)
  await changeRecord(context, activityId)
  if (held) await waitForMonths(context.client, activityId)
  await waitForList(context.client, activityId)
  const event = await openList(context, activityId, held)
  const nothingButLeave = marks.every(({ status }) => status === null || status === "on-leave") && !rest
  if (event.state === "planned" && event.start > context.now && !nothingButLeave) {
    throw eventProblem("leave-alone-ahead")
  }
  const memberIds = [...new Set(marks.map(({ memberId }) => memberId))]
  const before = await readLines(context.client, activityId, memberIds)
  if (before.some((line) => !takesPhone(line, device)))
    throw eventProblem("phones-many", { most: markLimits.phones })
  const known = before.filter(({ expected, row }) => expected || row !== null)
  const lines = known.map((line) => ({ before: line, after: marked(line, device, marks) }))
  const changed = lines.filter(({ before: was, after }) => !sameStanding(was.row, after.row))
  await writeLines(
    context.client,
    activityId,
    context.actor.accountId,
    changed.map(({ before: { memberId }, after: { row } }) => ({ memberId, row })),
    lines.flatMap(({ before: { memberId }, after }) => after.kept.map((mark) => ({ memberId, ...mark }))),
  )
  const filled = rest ? await writeRest(context.client, activityId, rest) : []
  await audit(context, "attendance-changed", {
    unitId: activity.unitId,
    details: {
      activityId,
      code: activity.code,
      changes: changed.map(({ before: was, after }) => changeOf(was, after)),
      ...(filled.length > 0 ? { rest: rest?.status, restPeople: filled.length } : {}),
      unsettled: lines.flatMap(({ before: { memberId }, after }) =>
        clashesOn(after).length > 0 ? [memberId] : [],
      ),
    },
  })
  const corrected = changed.filter(({ before: { row } }) => row !== null)
  await tellCorrected(
    context,
    event,
    corrected.map(({ before: { memberId, row }, after }) => ({
      memberId,
      was: row?.status ?? null,
      now: after.row?.status ?? null,
    })),
  )
  return {
    state: event.state,
    rows: lines.map(({ before: { memberId }, after: { row } }) => ({ memberId, row })),
    ...(await listClashes(context.client, [activityId])),
    unexpected: before.filter((line) => !known.includes(line)).map(({ memberId }) => memberId),
  }
}

/** A change as the audit log has it. */
function changeOf({ memberId, row: was }: StoredLine, { row }: MarkedLine) {
  return {
    memberId,
    before: was?.status ?? null,
    after: row?.status ?? null,
    ...(row?.detail ? { detail: row.detail } : {}),
    ...(row?.reason ? { reason: row.reason } : {}),
  }
}

/** The activity whose list is marked; held from now on, where that is said and it stands as planned. */
async function openList(context: RequestContext, activityId: number, held: boolean): Promise<EventRow> {
  const row = await readEvent(context.client, activityId)
  if (!row) throw problem("not-found")
  if (row.state === "cancelled") throw eventProblem("wrong-state", { state: row.state })
  if (!held || row.state === "held") return row
  if (row.start > context.now) throw eventProblem("not-held-yet")
  await changeState(context.client, activityId, row.version, "held", null)
  if (row.shortMinutes !== null) await shareMonths(context, [{ unitId: row.unit.unitId, on: row.start }])
  await openRecordsOf(context.client, [activityId], context.today)
  await audit(context, "event-held", {
    unitId: row.unit.unitId,
    details: { activityIds: [activityId], code: row.code, start: row.start },
  })
  return { ...row, state: "held" }
}

/** A line after the marks of one phone about it. */
function marked(line: StoredLine, device: string, marks: readonly SentMark[]): MarkedLine {
  return marks
    .filter(({ memberId }) => memberId === line.memberId)
    .reduce<MarkedLine>((now, { number, status, detail = null, reason = null, seen, decides = false }) => {
      const to = status === null ? null : { status, ...keptWhy(status, { detail, reason }) }
      return takeMark(now, device, { number, to, seen, decides })
    }, line)
}
