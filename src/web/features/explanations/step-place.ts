import type { ExplanationPage } from "../../../contract/explanations.ts"
import { isUsuallyWorked } from "../../../domain/calendar/day-to-propose.ts"
import { type Day, periodsOf, plusDays } from "../../../domain/shared/calendar.ts"
import { to } from "../../paths.ts"
import { text } from "./text.ts"

type Step = Pick<
  ExplanationPage["steps"][number],
  "step" | "activityId" | "memberId" | "on" | "lacks" | "keptBy"
>

/** Where a step at an activity is taken, and how its button is called. */
interface Place {
  readonly href: string
  readonly word: typeof text.open
}

/** What a record lacks that is written at the activity itself. */
const written: Readonly<Record<string, string>> = {
  "no-record": "minutes",
  "no-content": "content",
  "no-effect": "effect",
  "no-hours": "time",
}
/** What an absence lacks that nobody has made up, by how it stands in the list. */
const missed: readonly string[] = ["absent", "on-leave", "make-up-to-come"]
const helping: readonly string[] = ["no-helper", "helped-by-oneself"]

/** The day that is offered for what was held in a period that is over: a last day at a weekend is seldom when people met. */
export function dayOfferedIn(last: Day): Day {
  const days = [...Array(7).keys()].map((before) => plusDays(last, -before))
  return days.find(isUsuallyWorked) ?? last
}

/** A day of the same month, where that is over; in the month that runs it is the day on which it is recorded. */
function inMonthOf(on: string | null, today: string): { readonly on?: Day } {
  if (on === null) return {}
  const months = periodsOf(Number(on.slice(0, 4)), "month")
  const over = months.find(({ name, last }) => name === on.slice(0, 7) && last < today)
  return over ? { on: dayOfferedIn(over.last) } : {}
}

/** Where a step at an activity is taken by whoever keeps its record; anybody else looks at the activity. */
export function placeOf(
  { step, activityId, memberId, on, lacks, keptBy }: Step,
  { subject, asOf }: Pick<ExplanationPage, "subject" | "asOf">,
): Place | undefined {
  if (activityId === null || !keptBy?.mayRecord) return undefined
  const who = subject.type === "member" ? subject.id : (memberId ?? undefined)
  if (step === "make-up") return { href: to.makeUp(activityId, who), word: text.registerMakeUp }
  if (step !== "complete" || lacks.length === 0) return undefined
  if (lacks.every((reason) => missed.includes(reason)))
    return { href: to.makeUp(activityId, who), word: text.registerMakeUp }
  if (lacks.every((reason) => helping.includes(reason)))
    return { href: to.helper(activityId, who), word: text.nameHelper }
  if (lacks.every((reason) => reason === "list-incomplete"))
    return { href: to.eventList(activityId), word: text.completeList }
  // Nothing is left to write there: another sitting of its month makes hours of both.
  if (lacks.every((reason) => reason === "month-too-short"))
    return { href: to.newEvent({ like: activityId, ...inMonthOf(on, asOf) }), word: text.recordMore }
  const part = lacks.flatMap((reason) => written[reason] ?? [])[0]
  return part === undefined ? undefined : { href: to.complete(activityId, part), word: text.writeIt }
}
