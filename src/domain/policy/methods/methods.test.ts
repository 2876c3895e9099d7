import { describe, expect, test } from "vitest"
import { z } from "zod"
import type { EvaluationContext, Figure } from "../../evaluation/context.ts"
import type { FactQuestion, Facts, Tally } from "../../evaluation/facts.ts"
import type { Person } from "../../evaluation/people.ts"
import type { Unit } from "../../evaluation/units.ts"
import { type Day, dayOf, type Period, periodsOf } from "../../shared/calendar.ts"
import type { MemberId, UnitId } from "../../shared/ids.ts"
import { type Clause, type Dated, inForceOn, type Pack, type Target, targetFor, targetOn } from "../clause.ts"
import type { RecordLine } from "../explanation.ts"
import type { AtLeastOnceEvery } from "./at-least-once-every.ts"
import { type Measure, methodOf, methods } from "./index.ts"
import { cycleOf } from "./minimum-per-cycle.ts"
import { hoursSteps, owedHours } from "./steps.ts"

const year = 2010
const [whole] = periodsOf(year, "year")
const [, secondHalf] = periodsOf(year, "half-year")
const march = periodsOf(year, "month")[2]
if (!whole || !secondHalf || !march) throw new Error("2010 has periods")

function unit(id: number, over: Partial<Unit> = {}): Unit {
  const state = {
    name: `支部${id}`,
    parent: undefined,
    category: null,
    field: null,
    hasCentralGroup: true,
    hasCommittee: true,
    lectureCycle: "quarter",
    ...over,
  } as const
  return {
    who: "unit",
    id: id as UnitId,
    code: `u${id}`,
    kind: "branch",
    life: { foundedOn: null, dissolvedOn: null },
    parents: [],
    turns: [],
    on: () => state,
    ...state,
    ...over,
  }
}

function person(id: number, from = "2000-01-01", over: Partial<Person> = {}): Person {
  const home = { unit: unit(1), fieldOn: () => null, fromOn: dayOf(from), untilOn: null }
  return {
    who: "person",
    id: id as MemberId,
    code: `m${id}`,
    name: `党员${id}`,
    memberships: [home],
    posts: [],
    turns: [],
    rankOn: () => "none",
    inServiceOn: () => true,
    circumstancesOn: () => [],
    unitForYear: home.unit,
    ...over,
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
  credits: { training: { activities: ["party-lecture"], trainings: [] } },
  parameters: {},
}

function clause(measure: Measure, over: Partial<Clause> = {}): Clause {
  return {
    id: "C",
    pack: "p",
    title: "",
    article: "",
    quote: "",
    reading: "",
    weight: "must",
    subject: { who: "unit", kinds: ["branch"] },
    period: "year",
    unit: "次",
    measure,
    targets: [],
    uses: [],
    reviewed: dayOf("2010-01-01"),
    ...over,
  }
}

/** A year in which everybody has the same facts. */
function context(tally: Partial<Tally>, over: Partial<EvaluationContext> = {}): EvaluationContext {
  const known = { all: 0, count: 0, hundredthHours: 0, ...tally }
  const asked: FactQuestion[] = []
  const answer = async (question: FactQuestion) => {
    asked.push(question)
    return () => known
  }
  const facts: Facts = {
    ofUnits: answer,
    ofPeople: answer,
    records: async () => [],
    firstDays: async () => new Map(),
    checks: async () => [],
  }
  return {
    district: { year, units: [], allUnits: [], people: [], known: [] },
    facts,
    asOf: dayOf("2010-08-20"),
    workdays: { knows: () => true, isWorkday: () => true, listedOn: () => undefined, hasWorkday: () => true },
    all: false,
    targetsOf: () => new Map(),
    ...over,
  }
}

async function figureOf(of: Clause, within: EvaluationContext): Promise<Figure> {
  const { measure } = of
  return await methodOf(measure).figure({ pack, clause: of, measure }, within)
}

async function measured(
  of: Clause,
  subject: Unit | Person,
  asked: number,
  within: EvaluationContext,
  period: Period = whole as Period,
) {
  return (await figureOf(of, within))(subject, period, 0, asked).measured
}

const held: Extract<AtLeastOnceEvery["counts"], { of: "activities" }> = {
  of: "activities",
  kinds: ["assembly"],
  relation: "held-by",
}

describe("methods of counting", () => {
  test("are found by the name of their measure, each of which its own schema reads", () => {
    expect(new Set(methods.map(({ name }) => name)).size).toBe(methods.length)
    for (const method of methods) {
      const fault = method.schema(z).safeParse({ method: "another" })
      expect(fault.success, method.name).toBe(false)
      expect(method.periods.length * method.units.length * method.subjects.length).toBeGreaterThan(0)
      expect(methodOf({ method: method.name } as Measure)).toBe(method)
    }
  })

  test("at least once every: the count beside the target; a scaled one needs a whole month", async () => {
    const plain = clause({ method: "at-least-once-every", counts: held, scaled: false }, { period: "month" })
    expect(await measured(plain, unit(1), 1, context({ count: 3 }), march)).toEqual({ target: 1, actual: 3 })
    const scaled = clause({ method: "at-least-once-every", counts: held, scaled: true })
    const life = (foundedOn: string) => unit(1, { life: { foundedOn: dayOf(foundedOn), dissolvedOn: null } })
    expect(await measured(scaled, life("2010-07-01"), 1, context({}))).toEqual({ target: 0.5, actual: 0 })
    expect(await measured(scaled, life("2010-12-02"), 1, context({ count: 2 }))).toBeUndefined()
  })

  test("at least once every, for people: only for periods of which they are a member on every day", async () => {
    const visits = clause(
      { method: "at-least-once-every", counts: { of: "tasks", task: "home-study-visit" }, scaled: false },
      { subject: { who: "person" }, period: "half-year" },
    )
    const ask = (one: Person) => measured(visits, one, 1, context({ count: 1 }), secondHalf)
    expect(await ask(person(1, "2010-07-01"))).toEqual({ target: 1, actual: 1 })
    expect(await ask(person(1, "2010-07-02"))).toBeUndefined()
    const [home] = person(1).memberships
    if (!home) throw new Error("somebody belongs somewhere")
    const first = { ...home, fromOn: dayOf("2010-01-01"), untilOn: dayOf("2010-09-01") }
    const gap = { ...home, fromOn: dayOf("2010-09-02"), untilOn: null }
    const next = { ...home, fromOn: dayOf("2010-09-01"), untilOn: null }
    expect(await ask(person(1, "2010-01-01", { memberships: [next, first] }))).toEqual({
      target: 1,
      actual: 1,
    })
    expect(await ask(person(1, "2010-01-01", { memberships: [first, gap] }))).toBeUndefined()
  })

  test("minimum per year: hours against a floor scaled to the months that count", async () => {
    const hours = clause(
      {
        method: "minimum-per-year",
        counts: { of: "activities", kinds: ["collective-study"], relation: "reaching" },
      },
      { unit: "学时" },
    )
    expect(await measured(hours, unit(1), 40, context({ hundredthHours: 4800 }))).toEqual({
      target: 40,
      actual: 48,
    })
    const groups = { ...hours, subject: { who: "unit", kinds: ["branch"], having: "central-group" } } as const
    // A central group from 16 September on: four months end with one.
    const since = unit(1, {
      on: (day: Day) => ({ ...unit(1), hasCentralGroup: day >= "2010-09-16" }),
    })
    expect(await measured(groups, since, 12, context({}))).toEqual({ target: 4, actual: 0 })
  })

  test("share complete: a share of nothing is not applicable", async () => {
    const share = clause({ method: "share-complete", counts: { of: "roll-complete" } }, { unit: "" })
    expect(await measured(share, unit(1), 1, context({ all: 4, count: 3 }))).toEqual({
      target: 1,
      actual: 0.75,
    })
    expect(await measured(share, unit(1), 1, context({}))).toBeUndefined()
  })

  test("minimum per person: nothing is asked where no month counts; the frail may be exempt", async () => {
    const parameters = {
      frail: { name: "frail", title: "", values: [{ from: dayOf("2010-01-01"), value: true, source: "" }] },
    }
    const exempting = { ...pack, parameters }
    const measure = { method: "minimum-per-person", credit: "training", exemptParameter: "frail" } as const
    const of = clause(measure, { subject: { who: "person", category: "c" }, unit: "学时" })
    const targets = new Map([
      [1 as MemberId, { category: { name: "c", clause: "C" }, hours: 16, months: [] }],
    ])
    const figure = await methodOf<Measure>(measure).figure(
      { pack: exempting, clause: of, measure },
      context({ hundredthHours: 1150 }, { targetsOf: () => targets }),
    )
    const frail = person(1, "2000-01-01", {
      circumstancesOn: (day) => (day === "2010-12-31" ? ["frail"] : []),
    })
    expect(figure(frail, whole as Period, 0, 16)).toEqual({
      measured: { target: 16, actual: 11.5 },
      timing: { neverShort: true },
    })
    expect(figure(person(1), whole as Period, 0, 16).timing).toEqual({ neverShort: false })
    expect(figure(person(2), whole as Period, 0, 16).measured).toBeUndefined()
  })

  test("cycles follow each other without a gap; only their last year can be short", () => {
    const cycle = { began: 2009, years: 5 }
    expect(cycleOf(2010, cycle)).toMatchObject({
      firstYear: 2009,
      lastYear: 2013,
      timing: { neverShort: true },
    })
    expect(cycleOf(2013, cycle).timing).toMatchObject({
      neverShort: false,
      pacedOver: { first: "2009-01-01" },
    })
    expect(cycleOf(2014, cycle)).toMatchObject({ firstYear: 2014, lastYear: 2018 })
    expect(cycleOf(2008, cycle)).toMatchObject({ firstYear: 2004, lastYear: 2008 })
  })

  test("before deadline: 1 or 0, however often; only for units that exist on that day", async () => {
    const parameters = {
      due: {
        name: "due",
        title: "",
        values: [{ from: dayOf("2010-01-01"), value: "上年12-31", source: "" }],
      },
    }
    const measure = { method: "before-deadline", counts: "plan-filed", deadlineParameter: "due" } as const
    const of = clause(measure, { unit: "" })
    const asked = { pack: { ...pack, parameters }, clause: of, measure }
    const figure = await methodOf<Measure>(measure).figure(asked, context({ count: 2 }))
    expect(figure(unit(1), whole as Period, 0, 1)).toEqual({
      measured: { target: 1, actual: 1 },
      timing: { deadline: "2009-12-31" },
    })
    const later = unit(1, { life: { foundedOn: dayOf("2010-01-01"), dissolvedOn: null } })
    expect(figure(later, whole as Period, 0, 1).measured).toBeUndefined()
  })

  test("before deadline: what was filed too late is filed, on its day, and is asked for no more", () => {
    const parameters = {
      due: {
        name: "due",
        title: "",
        values: [{ from: dayOf("2010-01-01"), value: "上年12-31", source: "" }],
      },
    }
    const measure = { method: "before-deadline", counts: "plan-filed", deadlineParameter: "due" } as const
    const line = (reason: "filed-late" | "not-filed", on: string) =>
      ({ counts: false, reason, lacks: [reason], code: "", label: "学习计划", on }) as const
    const stepsFor = (records: readonly ReturnType<typeof line>[]) =>
      methodOf<Measure>(measure).steps({
        pack: { ...pack, parameters },
        clause: clause(measure, { unit: "" }),
        measure,
        context: context({ count: 0 }),
        subject: unit(1),
        period: whole as Period,
        asked: 1,
        judged: { target: 1, actual: 0 } as never,
        records,
      })
    const over = { closes: 0, step: "deadline-over", what: "plan", last: "2009-12-31" }
    expect(stepsFor([line("filed-late", "2010-02-19")])).toEqual([{ ...over, filedOn: "2010-02-19" }])
    expect(stepsFor([line("not-filed", "")])).toEqual([over])
  })

  test("sample: different branches of the pool, all of them where there are fewer, nothing where there are none", async () => {
    const office = unit(9, { kind: "party-committee", category: "district-office" })
    const branches = [1, 2, 3].map((id) => unit(id, { parent: office }))
    const outside = unit(4)
    const body = unit(8, { kind: "district-department" })
    const of = clause({ method: "sample", poolCategory: "district-office" }, { period: "month" })
    const check = (id: number, day: string) => ({
      unitId: body.id,
      branchId: id as UnitId,
      doneOn: dayOf(day),
    })
    const checks = [
      check(1, "2010-03-01"),
      check(1, "2010-03-31"),
      check(4, "2010-03-05"),
      check(2, "2010-04-01"),
    ]
    const allUnits = [...branches, outside, body, office]
    const plain = context({}, { district: { year, units: [], allUnits, people: [], known: [] } })
    const within = { ...plain, facts: { ...plain.facts, checks: async () => checks } }
    expect(await measured(of, body, 40, within, march)).toEqual({ target: 3, actual: 1 })
    const lines = await methodOf<Measure>(of.measure).records({
      pack,
      clause: of,
      measure: of.measure,
      context: within,
      subject: body,
      period: march as Period,
    })
    expect(lines.map(({ reason }) => reason)).toEqual(["done", "checked-before", "outside-pool"])
    const none = context({}, { district: { year, units: [], allUnits: [body], people: [], known: [] } })
    expect(await measured(of, body, 40, none, march)).toBeUndefined()
  })
})

describe("the number a period is judged by", () => {
  const entries: Dated<Target>[] = [
    { from: dayOf("2010-02-10"), value: 16, source: "a" },
    { from: dayOf("2010-11-15"), value: "repealed", source: "b" },
  ]

  test("is in force on its first day, and a number is to its end", () => {
    const months = periodsOf(2010, "month").map((period) => targetFor(entries, period))
    expect(months).toEqual([undefined, undefined, ...Array(8).fill(16), undefined, undefined])
  })
})

describe("dated values", () => {
  const entries: Dated<Target>[] = [
    { from: dayOf("2011-01-01"), value: 20, source: "b" },
    { from: dayOf("2010-01-01"), value: 16, source: "a" },
    { from: dayOf("2014-01-01"), value: "repealed", source: "c" },
  ]

  test("hold from their day on, whatever the order they are written in", () => {
    expect(inForceOn(entries, dayOf("2009-12-31"))).toBeUndefined()
    expect(targetOn(entries, dayOf("2010-12-31"))).toBe(16)
    expect(targetOn(entries, dayOf("2011-01-01"))).toBe(20)
  })

  test("end with a repeal, which is an entry", () => {
    expect(targetOn(entries, dayOf("2014-01-01"))).toBeUndefined()
  })
})

test("steps are named until the gap is closed, however many they are", () => {
  const absence = (n: number) =>
    ({
      reason: "absent",
      code: `A${n}`,
      label: "集中学习",
      on: "2010-05-06",
      hundredthHours: 100,
    }) as RecordLine
  const absences = [...Array(14).keys()].map(absence)
  const rest = (inUnit: number) => owedHours(inUnit, 1, "学时", dayOf("2010-12-31"))
  expect(hoursSteps(absences, 14, 1, rest).map(({ step, closes }) => [step, closes])).toEqual(
    absences.map(() => ["make-up", 1]),
  )
  expect(hoursSteps(absences, 15, 1, rest).at(-1)).toMatchObject({ step: "hours", closes: 1 })
})
