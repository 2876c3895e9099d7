import { describe, expect, test } from "vitest"
import type { EvaluationContext } from "../evaluation/context.ts"
import type { Person } from "../evaluation/people.ts"
import type { Clause, Pack } from "../policy/clause.ts"
import { type Day, dayOf } from "../shared/calendar.ts"
import type { MemberId } from "../shared/ids.ts"
import { exemptionsFrom } from "./exemption.ts"

const category = "党员"
const id = 1 as MemberId

/** Somebody frail from a day on; without one, never. */
function person(frailFrom?: Day): Person {
  return {
    who: "person",
    id,
    code: "1",
    name: "王建国",
    memberships: [],
    posts: [],
    turns: [],
    rankOn: () => "none",
    inServiceOn: () => true,
    circumstancesOn: (day) => (frailFrom !== undefined && day >= frailFrom ? ["frail"] : []),
    unitForYear: undefined,
  }
}

/** A clause on hours of a document that is in force from a year on; `spares`: it asks nothing fixed of the frail. */
function ofDocument(name: string, from: number, spares: boolean) {
  const start = dayOf(`${from}-01-01`)
  const clause: Clause = {
    id: `${name}-MEMBER`,
    pack: name,
    title: "",
    article: "",
    quote: "",
    reading: "",
    weight: "must",
    subject: { who: "person", category },
    period: "year",
    unit: "学时",
    measure: { method: "minimum-per-person", credit: "training", exemptParameter: "frail.exempt" },
    targets: [{ from: start, value: 16, source: "" }],
    uses: [],
    reviewed: start,
  }
  const pack: Pack = {
    id: name,
    version: 1,
    title: name,
    issuer: "",
    from: start,
    unverified: false,
    clauses: [clause],
    categories: [{ name: category, clause: clause.id }],
    credits: { training: { activities: ["party-lecture"], trainings: [] } },
    parameters: {
      "frail.exempt": {
        name: "frail.exempt",
        title: "",
        values: [{ from: start, value: spares, source: "" }],
      },
    },
  }
  return { pack, clause }
}

const old = ofDocument("old", 2010, false)
const sparing = ofDocument("sparing", 2019, true)
const later = ofDocument("later", 2023, false)
const all = [old, sparing, later]

function by(of: typeof old, whom: Person, inForce = all): string | undefined {
  const context: Pick<EvaluationContext, "district" | "targetsOf"> = {
    district: { year: 2024, units: [], allUnits: [], people: [], known: [] },
    targetsOf: ({ categories }) =>
      new Map(categories.map((category) => [id, { category, hours: 16, months: [] }])),
  }
  return exemptionsFrom(of, inForce, context)(whom)?.pack.id
}

const frail = person(dayOf("2020-01-01"))

describe("a document that asks nothing fixed of the frail", () => {
  test("spares them its own hours and those of an older document, not those of a newer one", () => {
    expect([old, sparing, later].map((of) => by(of, frail))).toEqual(["sparing", "sparing", undefined])
  })

  test("spares nobody else, nor anybody in a year in which it is not in force", () => {
    expect(by(old, person())).toBeUndefined()
    expect(by(old, frail, [old, later])).toBeUndefined()
  })

  test("goes by what somebody is on the last day of the year", () => {
    expect(by(old, person(dayOf("2024-12-31")))).toBe("sparing")
    expect(by(old, person(dayOf("2025-01-01")))).toBeUndefined()
  })

  test("says nothing of what is no matter of hours", () => {
    const { pack, clause } = old
    const essays: Clause = {
      ...clause,
      unit: "篇",
      measure: {
        method: "at-least-once-every",
        counts: { of: "writings", kinds: ["reflection"] },
        scaled: false,
      },
    }
    expect(by({ pack, clause: essays }, frail)).toBeUndefined()
  })
})
