import type { z } from "zod"
import { markOf, markToCome } from "../../../contract/event-problems.ts"
import type { AttendedFigures } from "../../../contract/event-words.ts"
import type { register } from "../../../contract/events.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { presentStatuses } from "../../../domain/events/was-there.ts"
import { type AttendanceStatus, activityKinds } from "../../../domain/shared/words.ts"
import { openableAmong, unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { columnsMost, linesMost, listCells, listColumns, type RegisterCell } from "./register-queries.ts"

/** A year of a unit as a register. Whoever only belongs to it sees their own line. */
export async function showRegister(
  context: RequestContext,
  scope: Scope<"event.read">,
  unitId: number,
  year: number,
): Promise<z.output<typeof register>> {
  const unit = await unitWithin(context, scope, unitId)
  const all = reachesUnit(scope, unit.path)
  const small = unit.kind === "branch" || unit.kind === "group"
  // Whoever keeps one list of a unit without seeing its people has that list alone.
  const people = !all || reachesUnit(scopeFor(context.actor, "member.read"), unit.path)
  const kinds = Object.values(activityKinds).filter(
    (kind) => people || mayRecord(context.actor, unit.path, kind),
  )
  const columns = cutAt(await listColumns(context.client, unit.unitId, year, small, kinds), columnsMost)
  const opens = all
    ? undefined
    : await openableAmong(
        context,
        columns.items.map(({ activityId }) => activityId),
      )
  const activities = columns.items.filter(({ activityId }) => opens?.has(activityId) ?? true)
  const places = new Map(activities.map(({ activityId }, index) => [activityId, index]))
  const { people: found, cells } = await listCells(context.client, {
    unitPath: unit.path,
    activityIds: [...places.keys()],
    year,
    memberId: all ? null : scope.memberId,
    belonging: people,
    today: context.today,
  })
  const lines = cutAt(found, linesMost)
  const marks = new Map(lines.items.map(({ memberId }) => [memberId, Array<string>(places.size).fill("-")]))
  const excused = new Map<number, number>()
  for (const cell of cells) {
    if (cell.excused) excused.set(cell.memberId, (excused.get(cell.memberId) ?? 0) + 1)
    const line = marks.get(cell.memberId)
    const place = places.get(cell.activityId)
    if (line && place !== undefined) line[place] = letterOf(cell)
  }
  return {
    unit: { unitId: unit.unitId, code: unit.code, name: unit.name },
    year,
    activities,
    more: columns.more || lines.more,
    people: lines.items.map((person) => {
      const line = marks.get(person.memberId) ?? []
      return { ...person, marks: line.join(""), figures: figuresIn(line, excused.get(person.memberId) ?? 0) }
    }),
  }
}

/** A make-up is a third figure: whoever was on leave before it still was. */
function figuresIn(line: readonly string[], excused: number): AttendedFigures {
  const count = (statuses: readonly AttendanceStatus[]) =>
    line.filter((letter) => statuses.some((status) => markOf[status] === letter)).length
  const attended = count(presentStatuses)
  return {
    attended,
    attendedOrExcused: attended + excused,
    madeUp: count(["made-up"]),
  }
}

function letterOf({ status, toCome }: RegisterCell): string {
  if (status === null) return "?"
  return toCome ? markToCome : markOf[status]
}
