import { eventProblems } from "../../../contract/event-problems.ts"
import type { Language, Said } from "../../../contract/refusals.ts"
import { scopeFor } from "../../../domain/access/scope.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { eventProblem } from "./event-problem.ts"
import { strangersAmong, unitsOutOfReach } from "./people-queries.ts"
import { strangeLines } from "./plan-line-queries.ts"

/** Somebody named in a request, and where in it. */
export interface Named {
  readonly id: number
  readonly pointer: string
}

/** Somebody named for some items of a sitting; none: for all of them. */
export interface Placed extends Named {
  readonly items?: readonly number[] | undefined
}

/** Refuses somebody who is named twice for one item. */
export function refuseTwice(people: readonly Placed[], language: Language): void {
  const before = new Map<number, Placed[]>()
  const errors = people.flatMap((one) => {
    const same = before.get(one.id) ?? []
    before.set(one.id, [...same, one])
    return same.some((other) => meet(one.items, other.items))
      ? [{ pointer: one.pointer, message: eventProblems["named-twice"][language] }]
      : []
  })
  if (errors.length > 0) throw eventProblem("named-twice", {}, { errors: errors.slice(0, 50) })
}

function meet(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return one === undefined || other === undefined || one.some((item) => other.includes(item))
}

const sentences: Readonly<Record<"person" | "unit" | "expected" | "lecturers" | "madeUp" | "line", Said>> = {
  line: {
    zh: "这一条不在本组织的学习计划里。",
    en: "This line is not in the unit's study plan.",
  },
  person: {
    zh: "找不到这个人，或者不能在这里选他。",
    en: "There is no such person, or they cannot be named here.",
  },
  lecturers: {
    zh: "主讲人已在名册里选了一位，外请的主讲人请留空。",
    en: "A lecturer of the roster is chosen already; leave the one from outside empty.",
  },
  unit: {
    zh: "只能面向本组织和下级组织。",
    en: "Only the unit itself and units below it can be addressed.",
  },
  expected: {
    zh: "这个人不在应到名单里；可以作为列席人员记入。",
    en: "This person is not expected; they can be named as a guest.",
  },
  madeUp: {
    zh: "这个人已经补课完成，名单上不再改。",
    en: "This person has made it up; the list is not changed for them any more.",
  },
}

function refuse(what: keyof typeof sentences, pointers: readonly string[], language: Language): void {
  if (pointers.length === 0) return
  const message = sentences[what][language]
  throw problem("invalid", {}, { errors: pointers.slice(0, 50).map((pointer) => ({ pointer, message })) })
}

/** Refuses people whom the asker may not name there. */
export async function checkPeople(
  context: RequestContext,
  holder: { readonly unitId: number; readonly path: string },
  people: readonly Named[],
): Promise<void> {
  const ids = [...new Set(people.map(({ id }) => id))]
  const strangers = new Set(
    await strangersAmong(context.client, ids, holder, scopeFor(context.actor, "member.read")),
  )
  refuse(
    "person",
    people.filter(({ id }) => strangers.has(id)).map(({ pointer }) => pointer),
    context.language,
  )
}

/** Refuses units that may not be addressed. */
export async function checkAudience(
  context: RequestContext,
  holder: { readonly unitId: number; readonly path: string },
  units: readonly Named[],
): Promise<void> {
  if (units.length === 0) return
  const out = new Set(
    await unitsOutOfReach(
      context.client,
      units.map(({ id }) => id),
      holder,
      scopeFor(context.actor, "unit.read"),
    ),
  )
  refuse(
    "unit",
    units.filter(({ id }) => out.has(id)).map(({ pointer }) => pointer),
    context.language,
  )
}

/** Refuses lines of plans that a sitting of the unit cannot fulfil. */
export async function checkLines(
  { client, language }: RequestContext,
  lines: readonly Named[],
  unitId: number,
): Promise<void> {
  const ids = lines.map(({ id }) => id)
  const strange = new Set(await strangeLines(client, ids, unitId))
  refuse(
    "line",
    lines.filter(({ id }) => strange.has(id)).map(({ pointer }) => pointer),
    language,
  )
}

/** Refuses exceptions about people whom nothing expects. */
export function refuseUnexpected(pointers: readonly string[], language: Language): void {
  refuse("expected", pointers, language)
}

/** Refuses to mark people otherwise who have made it up. */
export function refuseMadeUp(pointers: readonly string[], language: Language): void {
  refuse("madeUp", pointers, language)
}

/** People named once each, with nobody where there is none. */
export function named(id: number | null | undefined, pointer: string): Named[] {
  return id === null || id === undefined ? [] : [{ id, pointer }]
}

/** Refuses a lecturer of the roster and one from outside beside each other. */
export function refuseTwoLecturers(
  lectures: readonly {
    readonly lecturerId?: number | null | undefined
    readonly lecturerName?: string | null | undefined
    readonly pointer: string
  }[],
  language: Language,
): void {
  const both = lectures.filter(({ lecturerId, lecturerName }) => lecturerId && lecturerName)
  refuse(
    "lecturers",
    both.map(({ pointer }) => pointer),
    language,
  )
}

/** Names of people in no roster, each once; null where there are none. */
export function namesOnce(names: readonly string[] = []): string[] | null {
  const once = [...new Set(names)]
  return once.length === 0 ? null : once
}
