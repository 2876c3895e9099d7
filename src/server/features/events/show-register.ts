import type { z } from "zod"
import { markOf, markToCome } from "../../../contract/event-problems.ts"
import type { register } from "../../../contract/events.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { listCells, listColumns, type RegisterCell } from "./register-queries.ts"

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
  const columns = await listColumns(context.client, unit, year, small)
  const activities = columns.filter(({ kind }) => people || mayRecord(context.actor, unit.path, kind))
  const places = new Map(activities.map(({ activityId }, index) => [activityId, index]))
  const { people: lines, cells } = await listCells(context.client, {
    unitPath: unit.path,
    activityIds: [...places.keys()],
    year,
    memberId: all ? null : scope.memberId,
    belonging: people,
    today: context.today,
  })
  const marks = new Map(lines.map(({ memberId }) => [memberId, Array<string>(places.size).fill("-")]))
  for (const cell of cells) {
    const line = marks.get(cell.memberId)
    const place = places.get(cell.activityId)
    if (line && place !== undefined) line[place] = letterOf(cell)
  }
  return {
    unit: { unitId: unit.unitId, code: unit.code, name: unit.name },
    year,
    activities,
    people: lines.map((person) => ({ ...person, marks: (marks.get(person.memberId) ?? []).join("") })),
  }
}

function letterOf({ status, toCome }: RegisterCell): string {
  if (status === null) return "?"
  return toCome ? markToCome : markOf[status]
}
