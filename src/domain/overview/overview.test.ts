import { describe, expect, test } from "vitest"
import type { Clause, Pack } from "../policy/clause.ts"
import { dayOf, periodsOf } from "../shared/calendar.ts"
import type { PeriodState } from "../shared/words.ts"
import { apartOfUnits, countedFor } from "./apart.ts"
import { takenBy } from "./board-view.ts"
import { groupOf, isRecordable, kindThatSettles, rowKeyOf } from "./outlook.ts"
import { dueAhead, owedBefore, owedNow } from "./owed.ts"
import { byPressing } from "./pressing.ts"
import { rulesNow } from "./rules-now.ts"
import { soFarOf } from "./so-far.ts"
import { shownCounts, shownState, worstOf } from "./stored-year.ts"
import { type StoredOf, yearGrid } from "./year-grid.ts"

const today = dayOf("2010-08-20")

function clause(id: string, more: Partial<Clause> = {}): Clause {
  return {
    id,
    pack: "p",
    title: id,
    article: "一",
    quote: "每月一次",
    reading: "",
    weight: "must",
    subject: { who: "unit", kinds: ["branch"] },
    period: "month",
    unit: "次",
    measure: {
      method: "at-least-once-every",
      counts: { of: "activities", kinds: ["committee-meeting"], relation: "held-by" },
      scaled: false,
    },
    targets: [{ from: dayOf("2010-01-01"), value: 1, source: "" }],
    uses: [],
    reviewed: dayOf("2010-01-01"),
    ...more,
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
  parameters: {
    deadline: {
      name: "deadline",
      title: "",
      values: [{ from: dayOf("2010-01-01"), value: "09-01", source: "" }],
    },
  },
}

const monthly = clause("A")
const alsoMonthly = clause("B")
const weekly = clause("W", {
  weight: "should",
  period: "week",
  measure: {
    method: "at-least-once-every",
    counts: { of: "activities", kinds: ["collective-study"], relation: "held-by" },
    scaled: false,
  },
})
const checked = clause("S", {
  period: "quarter",
  measure: {
    method: "at-least-once-every",
    counts: { of: "tasks", task: "self-study-check" },
    scaled: false,
  },
})
const filed = clause("P", {
  period: "year",
  unit: "",
  measure: { method: "before-deadline", counts: "plan-filed", deadlineParameter: "deadline" },
})

const essays = clause("E", {
  subject: { who: "person" },
  period: "year",
  unit: "篇",
  measure: {
    method: "at-least-once-every",
    counts: { of: "writings", kinds: ["reflection"] },
    scaled: false,
  },
})

const plain = new Map([monthly, alsoMonthly, weekly, checked, filed].map((one) => [one.id, one]))
const withPacks = new Map([...plain].map(([id, one]) => [id, { pack, clause: one }]))

/** A year as kept: a letter for each period. */
function stored(of: Clause, unitId: number, letters: string): StoredOf {
  const kind = of.period === "lecture-cycle" ? "half-year" : of.period
  const periods = periodsOf(2010, kind).map(({ name }) => name)
  const states = { m: "met", o: "open", r: "at-risk", s: "short", "-": "none" } as const
  const padded = letters.padEnd(periods.length, "o")
  return {
    obligation: of.id,
    exemptedBy: null,
    unitId,
    periods,
    targets: periods.map(() => 1),
    actuals: [...padded].map((letter) => (letter === "m" ? 1 : 0)),
    states: [...padded].map((letter) => states[letter as keyof typeof states]),
  }
}

describe("duties", () => {
  test("are grouped by what is done, whichever document asks", () => {
    expect([monthly, weekly, checked, filed].map(groupOf)).toEqual([
      "meetings",
      "study",
      "self-study",
      "filing",
    ])
    expect(rowKeyOf(monthly)).toBe(rowKeyOf(alsoMonthly))
    expect(rowKeyOf(monthly)).not.toBe(rowKeyOf({ ...monthly, period: "quarter" }))
    expect(kindThatSettles(weekly)).toBe("collective-study")
    expect([monthly, checked, filed, essays].map(isRecordable)).toEqual([true, false, true, false])
  })

  test("that only should be done warn and are never short", () => {
    expect(shownState("short", weekly)).toBe("at-risk")
    expect(shownState("short", monthly)).toBe("short")
    expect(worstOf(["met", "at-risk", "open"])).toBe("at-risk")
    expect(worstOf([])).toBe("none")
  })

  test("that cannot be recorded here stand apart: met or not, and no colour that warns", () => {
    expect(
      ["met", "open", "at-risk", "short", "none"].map((state) => shownState(state as PeriodState, checked)),
    ).toEqual(["met", "open", "open", "open", "none"])
    const [row] = yearGrid([stored(checked, 1, "msso")], plain, today)
    expect(row?.cells.map(({ state }) => state)).toEqual(["met", "open", "open", "open"])
  })

  test("are counted as they are shown", () => {
    const counts = { met: 1, open: 2, "at-risk": 3, short: 4 }
    expect(shownCounts(counts, monthly)).toEqual(counts)
    expect(shownCounts(counts, weekly)).toEqual({ met: 1, open: 2, "at-risk": 7, short: 0 })
    expect(shownCounts(counts, checked)).toEqual({ met: 1, open: 9, "at-risk": 0, short: 0 })
  })

  test("say how far they are: periods met of those that have begun, or one figure beside another", () => {
    const [months] = yearGrid([stored(monthly, 1, "mmsmmmmo")], plain, today)
    expect(soFarOf(months?.cells ?? [], "次")).toEqual({ periods: true, met: 6, all: 8 })
    const [weeks] = yearGrid([stored(weekly, 1, "msmmm")], plain, today)
    expect(soFarOf(weeks?.cells.slice(0, 1) ?? [], "次")).toEqual({ periods: true, met: 3, all: 4 })
    const [year] = yearGrid([stored(filed, 1, "o")], plain, today)
    expect(soFarOf(year?.cells ?? [], "")).toEqual({ periods: false, actual: 0, target: 1, unit: "" })
  })
})

describe("a year as a picture", () => {
  test("has one row for a duty that two documents ask, in twelve cells", () => {
    const [row, ...others] = yearGrid(
      [stored(monthly, 1, "mmsmmmmo"), stored(alsoMonthly, 1, "mmsmmmmo")],
      plain,
      today,
    )
    expect(others).toEqual([])
    expect(row?.clauses.map(({ id }) => id)).toEqual(["A", "B"])
    expect(row?.cells.map(({ state }) => state).slice(0, 4)).toEqual(["met", "met", "short", "met"])
    expect(row?.cells.map(({ parts }) => parts)).toEqual(Array(12).fill(null))
    expect(row?.cells.map(({ current }) => current).indexOf(true)).toBe(7)
    expect(row?.cells.map(({ begun }) => begun).lastIndexOf(true)).toBe(7)
  })

  test("puts the weeks of a month together, by their Thursdays, and opens one that is missing", () => {
    const [row] = yearGrid([stored(weekly, 1, "msmmm")], plain, today)
    expect(row?.cells.length).toBe(12)
    const [january] = row?.cells ?? []
    expect(january).toMatchObject({
      parts: { met: 3, all: 4 },
      state: "at-risk",
      opens: { period: "2010-W02" },
    })
    const all = row?.cells.reduce((sum, cell) => sum + (cell.parts?.all ?? 1), 0)
    expect(all).toBe(periodsOf(2010, "week").length)
  })

  test("counts the groups of a branch together", () => {
    const [row] = yearGrid([stored(monthly, 1, "m"), stored(monthly, 2, "s")], plain, today)
    expect(row?.cells[0]).toMatchObject({ parts: { met: 1, all: 2 }, state: "short", opens: { unitId: 2 } })
  })
})

describe("what is owed", () => {
  test("is what the periods that run still ask, once for each action, with the days that are left", () => {
    const owed = owedNow(
      [stored(monthly, 1, "mmsmmmmo"), stored(alsoMonthly, 1, "mmsmmmmo")],
      withPacks,
      today,
    )
    expect(owed).toMatchObject([
      { obligations: ["A", "B"], period: "2010-08", until: "2010-08-31", daysLeft: 11, action: "record" },
    ])
  })

  test("puts what must be done before what should, and last what cannot be recorded here", () => {
    const owed = owedNow(
      [
        stored(checked, 1, "sso"),
        stored(weekly, 1, "m".repeat(32)),
        stored(monthly, 1, "mmmmmmm"),
        stored(filed, 1, "o"),
      ],
      withPacks,
      today,
    )
    expect(owed.map(({ clause: { id }, action }) => `${id} ${action}`)).toEqual([
      "A record",
      "P record",
      "W record",
      "S open",
    ])
    expect(owed[1]).toMatchObject({ until: "2010-09-01" })
  })

  test("puts what is overdue before all that is in time", () => {
    const late = stored(filed, 1, "s")
    const owed = owedNow([stored(monthly, 1, "mmmmmmmm"), late], withPacks, dayOf("2010-09-20"))
    expect(owed.map(({ clause: { id }, daysLeft }) => [id, daysLeft])).toEqual([
      ["P", -19],
      ["A", 10],
    ])
    const order = [
      { daysLeft: 3, weight: "should" },
      { daysLeft: null, weight: "must" },
      { daysLeft: 31, weight: "must" },
      { daysLeft: -16, weight: "must" },
      { daysLeft: -2, weight: "should" },
    ] as const
    expect(order.toSorted(byPressing).map(({ daysLeft }) => daysLeft)).toEqual([-16, -2, 31, null, 3])
    // What was returned, or asked after, is not lost below it.
    const returned = { daysLeft: 40, weight: "must", isAskedAfter: true } as const
    expect([...order, returned].toSorted(byPressing)[0]).toBe(returned)
  })

  test("of hours of the year is what they lack, where they are behind in the last quarter or at risk before", () => {
    const hours = clause("H", {
      period: "year",
      unit: "学时",
      measure: {
        method: "minimum-per-year",
        counts: { of: "activities", kinds: ["collective-study"], relation: "held-by" },
      },
    })
    const known = new Map([["H", { pack, clause: hours }]])
    const of = (actual: number, day: string, state: PeriodState = "open") =>
      owedNow(
        [{ ...stored(hours, 1, "o"), targets: [12], actuals: [actual], states: [state] }],
        known,
        dayOf(day),
      ).map(({ lacks, times, until }) => [lacks, times, until])
    expect(of(10, "2010-11-30")).toEqual([[2, 1, "2010-12-31"]])
    expect(of(11.5, "2010-11-30")).toEqual([])
    expect(of(11.5, "2010-12-31")).toEqual([[0.5, 1, "2010-12-31"]])
    expect(of(6, "2010-09-30")).toEqual([])
    expect(of(2, "2010-08-20", "at-risk")).toEqual([[10, 1, "2010-12-31"]])
    expect(of(2, "2011-01-01", "short")).toEqual([])
  })

  test("of a period that is due before it begins is named in the quarter before that day", () => {
    const values = [{ from: dayOf("2010-01-01"), value: "上年12-31", source: "" }]
    const parameters = { deadline: { name: "deadline", title: "", values } }
    const early = new Map([["P", { pack: { ...pack, parameters }, clause: filed }]])
    const ahead = { ...stored(filed, 1, "o"), periods: ["2011"] }
    const named = (day: string) => owedNow([ahead], early, dayOf(day)).map(({ until }) => until)
    expect(named("2010-09-30")).toEqual([])
    expect(named("2010-10-01")).toEqual(["2010-12-31"])
    expect(named("2010-12-31")).toEqual(["2010-12-31"])
    const due = (day: string) => dueAhead(early, dayOf(day)).map(({ clause: { id }, until }) => [id, until])
    expect(due("2010-09-30")).toEqual([])
    expect(due("2010-10-01")).toEqual([["P", "2010-12-31"]])
    expect(due("2011-01-01")).toEqual([])
    // A deadline within its year is owed in that year.
    expect(dueAhead(withPacks, dayOf("2010-12-31"))).toEqual([])
  })

  test("is nothing when all is met, and forgets deadlines long past", () => {
    expect(owedNow([stored(monthly, 1, "mmmmmmmm")], withPacks, today)).toEqual([])
    expect(owedNow([stored(filed, 1, "s")], withPacks, dayOf("2010-09-20")).length).toBe(1)
    expect(owedNow([stored(filed, 1, "s")], withPacks, dayOf("2010-12-20"))).toEqual([])
  })

  test("before counts what was missed once, and not what only should be done or cannot be recorded", () => {
    const rows = [
      stored(monthly, 1, "mmssmmmo"),
      stored(alsoMonthly, 1, "mmssmmmo"),
      stored(weekly, 1, "sss"),
      stored(checked, 1, "ss"),
    ]
    expect(owedBefore(rows, withPacks, today)).toBe(2)
  })
})

describe("what stands apart", () => {
  test("is what is asked of units and has no form, and says whether it counts branches", () => {
    const committee = clause("C", {
      subject: { who: "unit", kinds: ["party-committee"] },
      period: "year",
      unit: "",
      measure: { method: "share-complete", counts: { of: "branches-checked" } },
    })
    const all = new Map([...withPacks, ["E", { pack, clause: essays }], ["C", { pack, clause: committee }]])
    expect(apartOfUnits(all).map((one) => [one.id, countedFor(one)])).toEqual([
      ["S", "branches"],
      ["C", "units"],
    ])
  })
})

describe("the rules that ask something now", () => {
  test("are those of units that are done again and again, once, with the periods that run", () => {
    const quarterly = clause("Q", { period: "quarter", measure: { ...monthly.measure } })
    const lecture = clause("L", {
      period: "lecture-cycle",
      measure: {
        method: "at-least-once-every",
        counts: { of: "activities", kinds: ["party-lecture"], relation: "reaching" },
        scaled: false,
      },
    })
    const ofGroups = clause("G", {
      subject: { who: "unit", kinds: ["group"] },
      period: "quarter",
      measure: {
        method: "at-least-once-every",
        counts: { of: "activities", kinds: ["group-meeting"], relation: "held-by" },
        scaled: false,
      },
    })
    const all = [
      ...withPacks,
      ["Q", { pack, clause: quarterly }] as const,
      ["G", { pack, clause: ofGroups }] as const,
      ["L", { pack, clause: lecture }] as const,
    ]
    expect(
      rulesNow(new Map(all), today).map(({ clause: { id }, period, place }) => [id, period.name, place]),
    ).toEqual([
      ["W", "2010-W33", 33],
      ["A", "2010-08", 8],
      ["Q", "2010-Q3", 3],
      ["G", "2010-Q3", 3],
      ["L", "2010-Q3", 3],
      ["L", "2010-H2", 2],
    ])
  })
})

describe("a board", () => {
  test("looks at what has begun, or at what runs", () => {
    const of = (view: "so-far" | "now", kind: string) =>
      takenBy(view, 2010, today).find((one) => one.kind === kind)
    expect(of("so-far", "month")).toMatchObject({ first: 1, last: 8 })
    expect(of("now", "month")).toMatchObject({ first: 8, last: 8 })
    expect(of("now", "quarter")).toMatchObject({ first: 3, last: 3 })
    expect(of("now", "year")).toMatchObject({ first: 1, last: 1 })
    expect(takenBy("so-far", 2010, dayOf("2011-03-01")).find(({ kind }) => kind === "month")).toMatchObject({
      last: 12,
    })
  })
})
