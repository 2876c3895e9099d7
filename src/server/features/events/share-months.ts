import type { Event } from "../../../contract/events.ts"
import { monthlyHours, shareHours } from "../../../domain/calendar/short-sittings.ts"
import { largestOn } from "../../../domain/policy/clause.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { AppContext, Queryable } from "../../request-context.ts"
import { listShort, putHours } from "./short-store.ts"

/** What hours are shared out with; any request is. */
interface Sharing {
  readonly client: Queryable
  readonly app: Pick<AppContext, "packs">
}

/** Where no document says what an hour is. */
const usualMinutesPerHour = 45

/** The first day of the month of a day or a start. */
const monthOf = (on: string) => dayOf(`${on.slice(0, 7)}-01`)

function minutesPerHour({ app }: Pick<Sharing, "app">, month: ReturnType<typeof monthOf>): number {
  return largestOn(app.packs, "hour.minutes", month) ?? usualMinutesPerHour
}

/**
 * Gives the short sittings of some months their hours anew: the minutes of those held add up, are turned into hours
 * once, and each carries its part. To be asked by whoever has the unit's turn. Answers the new versions.
 */
export async function shareMonths(
  context: Sharing,
  places: readonly { readonly unitId: number; readonly on: string }[],
): Promise<ReadonlyMap<number, number>> {
  const months = new Map(
    places.map(({ unitId, on }) => [`${unitId} ${monthOf(on)}`, { unitId, month: monthOf(on) }]),
  )
  const versions = new Map<number, number>()
  for (const { unitId, month } of months.values()) {
    const held = await listShort(context.client, unitId, month)
    const shares = shareHours(
      held.map(({ minutes }) => minutes),
      minutesPerHour(context, month),
    )
    const given = held.map(({ activityId }, index) => ({ activityId, hours: shares[index] ?? 0 }))
    for (const { activityId, version } of await putHours(context.client, given))
      versions.set(activityId, version)
  }
  return versions
}

/** What is said of a short sitting: its minutes, and what those of its month come to. */
export async function shortOf(
  context: Sharing,
  row: {
    readonly shortMinutes: number | null
    readonly unit: { readonly unitId: number }
    readonly start: string
  },
): Promise<Event["short"]> {
  if (row.shortMinutes === null) return null
  const month = monthOf(row.start)
  const held = await listShort(context.client, row.unit.unitId, month)
  const minutes = held.reduce((sum, one) => sum + one.minutes, 0)
  const perHour = minutesPerHour(context, month)
  return {
    minutes: row.shortMinutes,
    month: { sittings: held.length, minutes, hours: monthlyHours(minutes, perHour) / 100 },
    minutesPerHour: perHour,
  }
}
