import { type SeriesRule, seriesDays } from "../../domain/calendar/series.ts"
import type { Pack } from "../../domain/policy/clause.ts"
import { type Day, plusDays } from "../../domain/shared/calendar.ts"
import { type ActivityKind, activityKinds, wordFor } from "../../domain/shared/words.ts"
import { type Database, inTransaction } from "../db/index.ts"
import { nextCodes, shareMonths } from "../features/events/index.ts"
import { publishedCalendar } from "../features/workdays/index.ts"
import type { Queryable } from "../request-context.ts"
import { branchBetweenShifts, type PlanningUnit, unitsThatPlan } from "./rhythm-queries.ts"
import { giveSlots, leaveWeeksOut, makeShort, planSitting } from "./rhythm-store.ts"

/** Days ahead that a sample district has laid out: a quarter. */
const daysAhead = 92

/** What its branches and central groups have laid out, by kind: the rule, the time, hundredths of hours. */
const laidOut: Readonly<Partial<Record<ActivityKind, readonly [SeriesRule, string, number]>>> = {
  "central-group-study": [{ every: "month", weekday: 5, nth: 3 }, "08:30", 400],
  "committee-meeting": [{ every: "month", weekday: 1, nth: 2 }, "14:00", 100],
}

/**
 * The rhythm of a sample district, which no workbook carries: parts of the day of weekly slots, weeks left out with their
 * reasons, a branch that studies before and after the shift, and the sittings of the coming quarter.
 */
export async function makeRhythm(database: Database, packs: readonly Pack[], today: Day): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    const shifts = await branchBetweenShifts(client)
    await giveSlots(client, shifts)
    if (shifts !== undefined) {
      const months = await makeShort(client, shifts, today)
      const places = months.map((on) => ({ unitId: shifts, on }))
      await shareMonths({ client, app: { packs } }, places)
    }
    await leaveWeeksOut(client, today)
    for (const unit of await unitsThatPlan(client, today)) await layOut(client, unit, today)
  })
}

async function layOut(client: Queryable, unit: PlanningUnit, today: Day): Promise<void> {
  const [rule, time, hours] = laidOut[unit.kind] ?? []
  if (rule === undefined || hours === undefined) return
  const span = { from: plusDays(today, 1), until: plusDays(today, daysAhead) }
  const days = seriesDays(rule, span, publishedCalendar).flatMap(({ on }) => (on === null ? [] : [on]))
  for (const on of days) {
    const [code = ""] = await nextCodes(client, unit, on.slice(0, 4), 1)
    await planSitting(client, {
      ...unit,
      code,
      start: `${on} ${time}`,
      topic: wordFor(activityKinds, unit.kind),
      hours,
    })
  }
}
