import type { z } from "zod"
import { markOf, markToCome } from "../../../contract/event-problems.ts"
import type { register } from "../../../contract/events.ts"
import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
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
  const activities = await listColumns(context.client, unit, year, small)
  const places = new Map(activities.map(({ activityId }, index) => [activityId, index]))
  const { people, cells } = await listCells(context.client, {
    unitPath: unit.path,
    activityIds: [...places.keys()],
    year,
    memberId: all ? null : scope.memberId,
    today: context.today,
  })
  const marks = new Map(people.map(({ memberId }) => [memberId, Array<string>(places.size).fill("-")]))
  for (const cell of cells) {
    const line = marks.get(cell.memberId)
    const place = places.get(cell.activityId)
    if (line && place !== undefined) line[place] = letterOf(cell)
  }
  return {
    unit: { unitId: unit.unitId, code: unit.code, name: unit.name },
    year,
    activities,
    people: people.map((person) => ({ ...person, marks: (marks.get(person.memberId) ?? []).join("") })),
  }
}

function letterOf({ status, toCome }: RegisterCell): string {
  if (status === null) return "?"
  return toCome ? markToCome : markOf[status]
}
