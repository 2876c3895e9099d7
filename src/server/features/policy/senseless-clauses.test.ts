import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { PackUnreadable } from "./pack-unreadable.ts"
import { readPacks } from "./read-packs.ts"

let policies: string

beforeAll(() => {
  policies = mkdtempSync(join(tmpdir(), "xueer-senseless-"))
  for (const folder of ["clauses", "examples"])
    mkdirSync(join(policies, "village", folder), { recursive: true })
  writeFileSync(
    join(policies, "village", "pack.yaml"),
    `id: village
version: 1
title: 山村学习办法
issuer: 山村党委
from: 2010-01-05
parameters:
  plan.deadline:
    title: 备案期限
    values:
      - { from: 2010-01-01, value: "01-31", source: 办法 }
credits:
  training: { activities: [党课], trainings: [党校] }
categories:
  - { name: 党员 }
  - { name: 干部, ranks: [正处], clause: V-ONE }
`,
  )
  writeFileSync(join(policies, "village", "text.md"), "一、按办法学习。\n")
  writeFileSync(
    join(policies, "village", "examples", "V-ONE.yaml"),
    "anything: the start does not read this\n",
  )
})
afterAll(() => rmSync(policies, { recursive: true }))

interface Written {
  readonly subject: string
  readonly period: string
  readonly unit: string
  readonly measure: string
  readonly target: number
}

/** What is wrong with a clause, by line of its file. */
function faultsOf({ subject, period, unit, measure, target }: Written): readonly string[] {
  writeFileSync(
    join(policies, "village", "clauses", "V-ONE.yaml"),
    `id: V-ONE
title: 学习
article: 一
quote: 按办法学习
reading: 按办法学习。
weight: must
subject: ${subject}
period: ${period}
unit: "${unit}"
measure: ${measure}
targets:
  - { from: 2010-01-01, value: ${target}, source: 办法一 }
reviewed: 2010-03-01
`,
  )
  try {
    readPacks(policies)
  } catch (error) {
    if (error instanceof PackUnreadable) return error.faults
    throw error
  }
  return []
}

const branch = "{ who: unit, kinds: [党支部] }"
const meetings = (kinds: string, relation = "held-by") =>
  `{ method: at-least-once-every, counts: { of: activities, kinds: [${kinds}], relation: ${relation} } }`
const sensible: Written = {
  subject: branch,
  period: "month",
  unit: "次",
  measure: meetings("支委会"),
  target: 1,
}

const hours: Written = {
  subject: "{ who: person, category: 干部 }",
  period: "year",
  unit: "学时",
  measure: "{ method: minimum-per-person, credit: training }",
  target: 40,
}

test("a clause that makes sense is read", () => {
  expect(faultsOf(hours)).toEqual([])
})

test("a category that names a clause which asks no hours of it is refused, with file and line", () => {
  expect(faultsOf(sensible)).toEqual([
    expect.stringMatching(/pack\.yaml:\d+: .*V-ONE asks no hours of a year of "干部"/),
  ])
})

/** [what makes no sense, how the clause differs, the line, what is said] */
const cases: readonly (readonly [string, Partial<Written>, number, string])[] = [
  ["a third of a meeting", { target: 0.3 }, 12, "次 are whole, 1 or more"],
  [
    "a share of more than all",
    {
      period: "year",
      unit: "",
      measure: "{ method: share-complete, counts: { of: roll-complete } }",
      target: 85,
    },
    12,
    "a share is more than 0 and at most 1",
  ],
  [
    "a meeting of a committee that groups hold",
    { subject: "{ who: unit, kinds: [党小组] }" },
    10,
    "none of these is held by a group",
  ],
  [
    "records of meetings that groups do not hold",
    {
      subject: "{ who: unit, kinds: [党小组] }",
      period: "year",
      unit: "",
      measure: "{ method: share-complete, counts: { of: record-kept, kinds: [党员大会] } }",
    },
    10,
    "none of these is held by a group",
  ],
  [
    "branches that check branches",
    {
      period: "year",
      unit: "",
      measure: "{ method: share-complete, counts: { of: branches-checked } }",
    },
    7,
    "branches are checked by a unit above them",
  ],
  [
    "a sample drawn by a branch",
    { measure: "{ method: sample, poolCategory: 区直机关 }", target: 40 },
    7,
    "branches are checked by a unit above them",
  ],
  [
    "a person who holds meetings",
    { subject: "{ who: person, category: 党员 }" },
    10,
    "activities are held by units",
  ],
  [
    "a unit that writes essays",
    { unit: "篇", measure: "{ method: at-least-once-every, counts: { of: writings, kinds: [心得] } }" },
    10,
    "writings are by people",
  ],
  [
    "hours in a number of times",
    {
      period: "year",
      measure:
        "{ method: minimum-per-year, counts: { of: activities, kinds: [集中学习], relation: held-by } }",
      target: 40,
    },
    9,
    "is for the unit",
  ],
  [
    "a person's yearly hours in a quarter",
    {
      subject: "{ who: person, category: 党员 }",
      period: "quarter",
      unit: "学时",
      measure: "{ method: minimum-per-person, credit: training }",
      target: 40,
    },
    8,
    "minimum-per-person is for the period year",
  ],
  [
    "hours of a person whose category names no clause",
    {
      subject: "{ who: person, category: 党员 }",
      period: "year",
      unit: "学时",
      measure: "{ method: minimum-per-person, credit: training }",
      target: 40,
    },
    7,
    'the category "党员" of village must name this clause: clause: V-ONE',
  ],
  [
    "a mean over people of whom nothing is asked",
    {
      subject: "{ who: unit, kinds: [党委] }",
      period: "year",
      unit: "学时",
      measure:
        "{ method: mean-per-year, credit: training, category: 党员, averageParameter: average, cycle: { began: 2009, years: 5 } }",
      target: 40,
    },
    10,
    'the category "党员" of village must name this clause: clause: V-ONE',
  ],
  [
    "a committee with the lecture rhythm of a branch",
    { subject: "{ who: unit, kinds: [党委] }", period: "lecture-cycle", measure: meetings("党课") },
    8,
    "only a 党支部 has a 党课周期",
  ],
  [
    "an archive of a unit",
    {
      period: "year",
      unit: "次",
      measure: "{ method: before-deadline, counts: archive-filed, deadlineParameter: plan.deadline }",
    },
    10,
    "archive-filed is about a person, and the subject is a unit",
  ],
]

test.each(cases)("%s is refused, with file and line", (_, differs, line, says) => {
  const faults = faultsOf({ ...sensible, ...differs })
  expect(faults).toContainEqual(expect.stringMatching(new RegExp(`V-ONE\\.yaml:${line}: .*${says}`)))
})
