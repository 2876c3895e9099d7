import { type Day, periodsOf } from "../shared/calendar.ts"
import { type ActivityKind, type ActivityState, activityKinds } from "../shared/words.ts"

/** How far a line of a plan is: held, put down for a day, its month is over without either, or still to come. */
export const lineProgress = ["held", "planned", "due", "later"] as const
export type LineProgress = (typeof lineProgress)[number]

/** How far a line of a year's plan is on a day, by the sittings that say they fulfil it. A line without a month has the whole year. */
export function progressOf(
  { month }: { readonly month: number | null },
  sittings: readonly { readonly state: ActivityState }[],
  year: number,
  today: Day,
): LineProgress {
  if (sittings.some(({ state }) => state === "held")) return "held"
  if (sittings.some(({ state }) => state === "planned")) return "planned"
  const last = periodsOf(year, "month")[(month ?? 12) - 1]?.last
  return last !== undefined && last < today ? "due" : "later"
}

/** The kind of activity that a line's form names, where it names one. */
export function kindOfForm(form: string | null): ActivityKind | undefined {
  return Object.entries(activityKinds).find(([word]) => word === form)?.[1]
}
