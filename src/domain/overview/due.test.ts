import { describe, expect, test } from "vitest"
import type { Clause, Pack } from "../policy/clause.ts"
import { type Day, dayOf, type PeriodKind, periodsOf, yearOf } from "../shared/calendar.ts"
import type { PeriodState } from "../shared/words.ts"
import { dueBy, nextOf, nextYearLike } from "./due.ts"
import { owedNow } from "./owed.ts"
import type { StoredOf } from "./year-grid.ts"

const today = dayOf("2010-08-20")

function clause(
  id: string,
  period: PeriodKind,
  kind: "committee-meeting" | "assembly" | "collective-study",
): Clause {
  return {
    id,
    pack: "p",
    title: id,
    article: "一",
    quote: "",
    reading: "",
    weight: "must",
    subject: { who: "unit", kinds: ["branch"] },
    period,
    unit: "次",
    measure: {
      method: "at-least-once-every",
      counts: { of: "activities", kinds: [kind], relation: "held-by" },
      scaled: false,
    },
    targets: [{ from: dayOf("2010-01-01"), value: 1, source: "" }],
    uses: [],
    reviewed: dayOf("2010-01-01"),
  }
}
const pack: Pack = {
  id: "p",
  version: 1,
  title: "",
  issuer: "",
  from: dayOf("2010-01-01"),
  unverified: false,
  clauses: [],
  categories: [],
  credits: {},
  parameters: {},
}
const clauses = new Map(
  [
    clause("MONTH", "month", "committee-meeting"),
    clause("QUARTER", "quarter", "assembly"),
    clause("WEEK", "week", "collective-study"),
  ].map((one) => [one.id, { pack, clause: one }]),
)

/** A year in which the first periods are met, and the others open. */
function stored(obligation: string, kind: PeriodKind, met: number, last: PeriodState = "open"): StoredOf {
  const periods = periodsOf(2010, kind).map(({ name }) => name)
  const states = periods.map((_, index): PeriodState => (index < met ? "met" : "open"))
  return {
    unitId: 7,
    obligation,
    exemptedBy: null,
    periods,
    states: [...states.slice(0, -1), last],
    targets: periods.map(() => 1),
    actuals: periods.map((_, index) => (index < met ? 1 : 0)),
  }
}
const said = (due: ReturnType<typeof dueBy>) => due.map(({ clause: { id }, until }) => `${id} ${until}`)

describe("what falls due", () => {
  const year = [stored("MONTH", "month", 8), stored("QUARTER", "quarter", 2), stored("WEEK", "week", 33)]
  test("is every period to come that is not met, the soonest first, and the nearest week alone", () => {
    expect(said(dueBy(year, clauses, today, dayOf("2010-10-31")))).toEqual([
      "WEEK 2010-08-29",
      "MONTH 2010-09-30",
      "QUARTER 2010-09-30",
      "MONTH 2010-10-31",
    ])
  })
  test("holds nothing that is over", () => {
    const late = stored("MONTH", "month", 0)
    const first = dueBy([late], clauses, today, dayOf("2010-12-31"))[0]
    expect(first?.until).toBe("2010-08-31")
  })
  test("comes next of each duty that is not owed", () => {
    const due = dueBy(year, clauses, today, dayOf("2010-12-31"))
    const owed = owedNow(year, clauses, today)
    expect(owed.map(({ clause: { id } }) => id)).toEqual(["QUARTER"])
    expect(said(nextOf(due, owed))).toEqual(["WEEK 2010-08-29", "MONTH 2010-09-30"])
  })
  test("of the next year is as this one was asked last", () => {
    const next = nextYearLike([...year, stored("QUARTER", "quarter", 0, "none")], clauses, today)
    expect(next.map(({ obligation, periods }) => [obligation, periods[0]])).toEqual([
      ["MONTH", "2011-01"],
      ["QUARTER", "2011-Q1"],
      ["WEEK", "2011-W01"],
    ])
    const until: Day = dayOf("2011-01-31")
    expect(dueBy(next, clauses, today, until).every(({ period }) => yearOf(period) === 2011)).toBe(true)
  })
})
