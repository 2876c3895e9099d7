import { askedBesides } from "../../../contract/reminder-words.ts"
import type { AskedNow } from "../../../domain/overview/rules-now.ts"
import { responsibilitiesAsked } from "../../../domain/reminders/asked-besides.ts"
import { type Day, lastDayOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { AppContext } from "../../request-context.ts"
import { ruleNow } from "../overview/index.ts"

/** Something that units may be asked after now. */
export interface ThingNow {
  readonly obligation: string
  readonly title: string
  readonly period: string
  readonly until: Day
  readonly of: AskedNow["of"] | "responsibilities"
  /** The rule that asks it; null where no clause does. */
  readonly rule: AskedNow | null
}

/** What is asked now under an obligation; `period` where two of its periods may be asked after at a time. */
export function thingNow(
  app: Pick<AppContext, "packs">,
  obligation: string,
  today: Day,
  period?: string,
): ThingNow | undefined {
  if (obligation === responsibilitiesAsked) {
    const year = yearOf(today)
    if (period !== undefined && period !== String(year)) return undefined
    const title = askedBesides[obligation]?.zh ?? obligation
    return {
      ...{ obligation, title, period: String(year) },
      ...{ until: lastDayOf(year), of: "responsibilities", rule: null },
    }
  }
  const rule = ruleNow(app, obligation, today, period)
  if (!rule) return undefined
  const { clause, until, of } = rule
  return { obligation: clause.id, title: clause.title, period: rule.period.name, until, of, rule }
}
