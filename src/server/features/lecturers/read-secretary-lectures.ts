import type { z } from "zod"
import type { secretaryLectures } from "../../../contract/lecturers.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { clausesInForce } from "../evaluation/index.ts"
import { asksAfter } from "../overview/index.ts"
import { refresh, standingOfUnits } from "../standing/index.ts"
import { secretariesWithin } from "./secretary-queries.ts"

/** Committees that are listed at once. */
const most = 1000

/** Whether the secretaries of a unit and of those below it have given the lecture that a year asks of them. */
export async function readSecretaryLectures(
  context: RequestContext,
  scope: Scope<"standing.read">,
  unitId: number,
  year: number,
): Promise<z.output<typeof secretaryLectures>> {
  const { code, name } = await unitWithin(context, scope, unitId)
  const asked = clausesInForce(context.app.packs, year).filter(({ clause }) => asksSecretary(clause))
  const titles = new Map(asked.map(({ clause }) => [clause.id, clause.title]))
  const forAll = new Set(asked.flatMap(({ clause }) => (asksForAll(clause) ? [clause.id] : [])))
  const { app, client, today } = context
  await refresh(app.database, app.packs, year, today)
  const of = { unitId, year, day: boardDay(year, today) }
  const { items: rows, more } = cutAt(await secretariesWithin(client, of, [...titles.keys()], most + 1), most)
  const unitIds = rows.map(({ unit }) => unit.unitId)
  const standing = await standingOfUnits(context, year, unitIds)
  return {
    unit: { unitId, code, name },
    year,
    more,
    rows: rows.flatMap((row) =>
      standing
        .filter((one) => one.unitId === row.unit.unitId && titles.has(one.obligation))
        .flatMap(({ obligation, periods: [period] }) => {
          if (!period || period.state === null) return []
          const { unit, secretary, activities } = row
          return {
            ...{ unit, secretary, obligation },
            activities: activities.map(({ forAll: isForAll, ...activity }) => ({
              ...activity,
              counts: isForAll || !forAll.has(obligation),
            })),
            title: titles.get(obligation) ?? "",
            dueOn: dayOf(`${year}-12-31`),
            status: period.state === "at-risk" ? ("open" as const) : period.state,
            actual: period.actual ?? 0,
            target: period.target ?? 0,
            can: mayRecord(context.actor, row.path, "party-lecture")
              ? (["event.record"] as const).slice()
              : [],
            asks: period.state !== "met" && asksAfter(context, row.path)(obligation, period.name),
          }
        }),
    ),
  }
}

/** Whether a clause asks for a lecture that the secretary gives. */
function asksSecretary({ measure }: Clause): boolean {
  return (
    measure.method === "at-least-once-every" &&
    measure.counts.of === "activities" &&
    measure.counts.lecturerHolds === "secretary"
  )
}

/** Whether that lecture has to be for the whole unit. */
function asksForAll({ measure }: Clause): boolean {
  return (
    measure.method === "at-least-once-every" &&
    measure.counts.of === "activities" &&
    measure.counts.relation === "reaching"
  )
}
