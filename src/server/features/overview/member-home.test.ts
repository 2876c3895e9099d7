import { expect, test } from "vitest"
import type { StoredYear } from "../../../domain/overview/stored-year.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { Band } from "../../../domain/shared/words.ts"
import { readPacks } from "../policy/read-packs.ts"
import { clausesOf } from "./clauses.ts"
import { memberHomeOf } from "./member-home.ts"
import type { MemberRows } from "./member-queries.ts"

const today = dayOf("2024-09-10")
const clauses = clausesOf(readPacks(), 2024)

const event = (activityId: number, kind: "collective-study" | "lecture") => ({
  activityId,
  kind,
  topic: "x",
  startsAt: "2024-09-03 09:00",
  hundredthHours: 200,
})
const rows: MemberRows = {
  name: "x",
  unitId: 1,
  unitName: "x",
  studyDay: null,
  attended: 20,
  madeUp: 0,
  held: 21,
  asGuest: 0,
  studyHundredths: 4000,
  missed: [
    { ...event(1, "collective-study"), status: "absent", makeUpOn: null },
    { ...event(2, "lecture"), status: "absent", makeUpOn: null },
  ],
  pending: [
    {
      trainingId: 1,
      state: "pending",
      asked: false,
      name: "x",
      kind: "party-school",
      on: "2024-06-01",
      hundredthHours: 800,
    },
  ],
  ahead: [
    { ...event(3, "collective-study"), place: null, unitName: "x" },
    { ...event(4, "lecture"), place: null, unitName: "x" },
  ],
}
const year = (obligation: string, state: Band): StoredYear => ({
  obligation,
  exemptedBy: null,
  periods: ["2024"],
  targets: [24],
  actuals: [state === "met" ? 40 : 15],
  states: [state],
})
const forWhich = (states: Readonly<Record<"TR-MEMBER" | "M19-MEMBER", Band>>) => {
  const stored = [year("TR-MEMBER", states["TR-MEMBER"]), year("M19-MEMBER", states["M19-MEMBER"])]
  const { missed, pending, ahead } = memberHomeOf(1, rows, stored, clauses, today)
  for (const one of [...missed, ...pending, ...ahead]) expect(one.counts).toBe(one.countsFor.length > 0)
  return [missed, pending, ahead].map((some) => some.map(({ countsFor }) => countsFor))
}

test("what counts for the clause that is met alone closes no gap of the other", () => {
  expect(forWhich({ "TR-MEMBER": "short", "M19-MEMBER": "met" })).toEqual([
    [[], ["TR-MEMBER"]],
    [["TR-MEMBER"]],
    [[], ["TR-MEMBER"]],
  ])
})

test("every absence that owes a make-up is named, with its last day, though it closes no gap", () => {
  const many = Array.from({ length: 20 }, (_, index) => ({
    ...event(100 + index, "collective-study"),
    status: "absent" as const,
    makeUpOn: null,
  }))
  const { missed } = memberHomeOf(
    1,
    { ...rows, missed: [...many, ...rows.missed] },
    [year("TR-MEMBER", "met"), year("M19-MEMBER", "met")],
    clauses,
    today,
  )
  const until = missed.map(({ kind, makeUpUntil }) => `${kind} ${makeUpUntil}`)
  expect(until).toEqual(Array(21).fill("collective-study 2024-10-03"))
})

test("each is named by the clauses it counts for, and nothing where nothing is owed", () => {
  expect(forWhich({ "TR-MEMBER": "short", "M19-MEMBER": "at-risk" })[0]).toEqual([
    ["M19-MEMBER"],
    ["TR-MEMBER", "M19-MEMBER"],
  ])
  expect(forWhich({ "TR-MEMBER": "met", "M19-MEMBER": "met" }).flat(2)).toEqual([])
})
