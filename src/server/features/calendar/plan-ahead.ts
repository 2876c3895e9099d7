import type { z } from "zod"
import type { LayOut, plannedAll, plannedBody } from "../../../contract/calendar.ts"
import { daysIn } from "../../../contract/days-said.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { mayHold, mayRecord } from "../../../domain/events/may-record.ts"
import { kindOfForm } from "../../../domain/plans/progress.ts"
import { largestOn } from "../../../domain/policy/clause.ts"
import { type Day, plusDays, yearOf } from "../../../domain/shared/calendar.ts"
import { type ActivityKind, activityKinds, wordFor } from "../../../domain/shared/words.ts"
import { unitWithin } from "../../access/index.ts"
import { doubtsAsked, sureAboutIt } from "../../ask-about-doubts.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { findSameDays, pickPeople, recordSitting, waitForTurn } from "../events/index.ts"
import { listOpenLines, readLine } from "../plans/index.ts"
import { readCalendar } from "../workdays/index.ts"
import { calendarProblem } from "./calendar-problem.ts"
import { listedDays } from "./listed-days.ts"
import { daysTaken, lastByKind, readRhythm } from "./queries.ts"

/** Days ahead for which sittings can be laid out: the rest of this year and the next. */
const daysAhead = 750
/** Where no document says what half a day is. */
const usualHalfDay = 4

/** What several sittings of a unit are laid out with, so that little is left to type. */
export async function showLayOut(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
): Promise<LayOut> {
  const { client, today, actor } = context
  const unit = await unitWithin(context, scope, unitId)
  const rhythm = await readRhythm(client, unitId)
  if (!rhythm) throw problem("not-found")
  const last = new Map((await lastByKind(client, unitId)).map((one) => [one.kind, one]))
  const kinds = [...new Set([...last.keys(), ...Object.values(activityKinds)])].filter(
    (kind) => mayHold(unit.kind, kind) && mayRecord(actor, unit.path, kind),
  )
  const { studyDay, part, startsAt } = rhythm
  return {
    unit: { unitId, code: unit.code, name: unit.name },
    slot: { studyDay, part, startsAt },
    kinds: kinds.map((kind) => {
      const before = last.get(kind)
      const hours = before === undefined ? null : before.hundredthHours / 100
      const { time = null, place = null, venueId = null } = before ?? {}
      return { kind, time, place, venueId, hours }
    }),
    halfDay: largestOn(context.app.packs, "halfDay.hours", today) ?? usualHalfDay,
    taken: await daysTaken(client, unitId, today),
    lines: (await listOpenLines(client, unitId, yearOf(today))).map(({ form, hundredthHours, ...line }) => ({
      ...line,
      kind: kindOfForm(form) ?? null,
      hours: hundredthHours === null ? null : hundredthHours / 100,
    })),
    ...listedDays({ from: today, until: plusDays(today, daysAhead) }, await readCalendar(client)),
  }
}

/** Lays out several sittings of one kind at once: all of them or none. A topic left out is the kind's name. */
export async function planSittings(
  context: RequestContext,
  scope: Scope<"event.record">,
  { unitId, kind, time, hours, place, venueId, days, sameDay, sure = [] }: z.output<typeof plannedBody>,
): Promise<z.output<typeof plannedAll>> {
  const { client } = context
  await unitWithin(context, scope, unitId)
  refuseDays(context, days)
  await waitForTurn(client, unitId)
  if (sameDay === undefined) await refuseTaken(context, unitId, kind, days)
  const activities: z.output<typeof plannedAll>["activities"] = []
  const asked = new DoubtsOfDays()
  for (const { on, topic, planLineId } of days.toSorted((one, other) => (one.on < other.on ? -1 : 1))) {
    const said = planLineId === undefined ? {} : await saidByLine(context, scope, unitId, planLineId)
    const recorded = await asked.of(on, () =>
      recordSitting(context, scope, {
        unitId,
        start: `${on} ${time}`,
        state: "planned",
        place: place ?? "",
        venueId: venueId ?? null,
        items: [
          {
            kind,
            topic: topic || wordFor(activityKinds, kind),
            hours,
            ...said,
          },
        ],
        sameDay: "another",
        // Whoever lays out a year means days that are far ahead.
        sure: ["far-ahead", ...sure],
      }),
    )
    activities.push(...(recorded?.activities ?? []).map(({ activityId }) => ({ activityId, on })))
  }
  asked.ask()
  return { activities }
}

/**
 * What a line of the plan gives to the sitting that fulfils it, and nobody types again: its categories, and its
 * lecturer, who is the person of that name where the unit may name one alone.
 */
async function saidByLine(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  planLineId: number,
) {
  const line = await readLine(context.client, planLineId)
  if (!line || line.lecturer === null) {
    return { planLineId, contentCategories: line?.contentCategories ?? [] }
  }
  const { lecturer, contentCategories } = line
  const { items } = await pickPeople(context, scope, unitId, lecturer)
  const [person, ...others] = items.filter(({ name }) => name === lecturer)
  return {
    planLineId,
    contentCategories,
    ...(person && others.length === 0 ? { lecturerId: person.memberId } : { lecturerName: lecturer }),
  }
}

/** Refuses a day that is over, and one that is named twice. */
function refuseDays({ today }: RequestContext, days: readonly { readonly on: Day }[]): void {
  const past = days.find(({ on }) => on < today)
  if (past) throw calendarProblem("past-plans", { on: past.on })
  const twice = days.find(({ on }, index) => days.findIndex((one) => one.on === on) !== index)
  if (twice) throw calendarProblem("day-twice", { on: twice.on })
}

/** Refuses days that have one of the kind already, and says which. */
async function refuseTaken(
  { client, language, today }: RequestContext,
  unitId: number,
  kind: ActivityKind,
  days: readonly { readonly on: Day }[],
): Promise<void> {
  const asked = days.map(({ on }) => on)
  const existing = await findSameDays(client, unitId, asked, kind)
  if (existing.length === 0) return
  const named = [...new Set(existing.map(({ start }) => start.slice(0, 10)))]
  const said = named.map(daysIn(language, today).day).join(language === "zh" ? "、" : ", ")
  throw calendarProblem("days-already", { days: said }, { existing })
}

/** What is asked about single days of a series, gathered and asked at once: one question, not one after each answer. */
class DoubtsOfDays {
  private readonly days = new Map<string, { readonly code: DoubtCode; readonly on: Day[] }>()
  private all = 0

  /** Plans one day; undefined where something is asked about it. */
  async of<T>(on: Day, plan: () => Promise<T>): Promise<T | undefined> {
    this.all += 1
    try {
      return await plan()
    } catch (error) {
      const doubts = doubtsAsked(error)
      if (!doubts) throw error
      for (const { code, sentence } of doubts) {
        const before = this.days.get(sentence)
        if (before) before.on.push(on)
        else this.days.set(sentence, { code, on: [on] })
      }
      return undefined
    }
  }

  /** Asks, of which days where it is not of all. */
  ask(): void {
    if (this.days.size === 0) return
    throw sureAboutIt(
      [...this.days].map(([sentence, { code, on }]) => ({
        code,
        sentence: on.length === this.all ? sentence : `${on.join("、")}：${sentence}`,
      })),
    )
  }
}
