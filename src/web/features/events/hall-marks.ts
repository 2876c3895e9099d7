import { type MaybeStanding, type Standing, sameStanding } from "../../../domain/events/marks.ts"
import type { HallList, Kept, KeptList, UnsentMark, UnsentRest } from "../../offline/kept-lists.ts"
import { type Marks, presentMark, whyOf } from "./roster-marks.ts"

/** What is kept of one list. */
export interface OneList {
  readonly list: KeptList
  readonly marks: readonly UnsentMark[]
  readonly rest: UnsentRest | undefined
}

export function oneOf({ lists, marks, rests }: Kept, activityId: number): OneList | undefined {
  const list = lists.find((one) => one.activityId === activityId)
  if (!list) return undefined
  return {
    list,
    marks: marks.filter((one) => one.activityId === activityId),
    rest: rests.find((one) => one.activityId === activityId),
  }
}

/** How many things are kept and not sent: marks, and that a sitting was held. */
export function unsentIn({ marks, rests }: Pick<Kept, "marks" | "rests">): number {
  return marks.length + rests.length
}

/** How everybody stands, by what the server told and what was marked since; whoever is missing has no row. */
export function standings({ list, marks, rest }: OneList): Map<number, Standing> {
  const all = new Map<number, Standing>(list.people.flatMap(onLeave))
  for (const { rows } of list.items) for (const { memberId, row } of rows) all.set(memberId, row)
  for (const memberId of rest?.memberIds ?? []) {
    if (rest && !all.has(memberId)) all.set(memberId, { status: rest.status, detail: null, reason: null })
  }
  for (const { memberId, to } of marks) {
    if (to) all.set(memberId, to)
    else all.delete(memberId)
  }
  return all
}

/** Whoever has approved leave on the day stands as on leave, unless somebody says otherwise. */
export function onLeave({ memberId, leave }: HallList["people"][number]): [number, Standing][] {
  return leave ? [[memberId, { status: "on-leave", detail: `${leave}-leave`, reason: null }]] : []
}

/** Those who have no row and were not marked, as they stand by their leave alone. */
export function unsaidLeave({ list, marks }: OneList): { memberId: number; to: Standing }[] {
  const said = new Set([
    ...list.items.flatMap(({ rows }) => rows.map(({ memberId }) => memberId)),
    ...marks.map(({ memberId }) => memberId),
  ])
  return list.people
    .flatMap(onLeave)
    .flatMap(([memberId, to]) => (said.has(memberId) ? [] : [{ memberId, to }]))
}

/** Whoever has made it up: nothing is marked of them any more. */
export function madeUpIn({ people }: KeptList, all: ReadonlyMap<number, Standing>): KeptList["people"] {
  return people.filter(({ memberId }) => all.get(memberId)?.status === "made-up")
}

/** The same as marks of a roster; a make-up is not ticked. */
export function marksFrom(all: ReadonlyMap<number, Standing>): Marks {
  return Object.fromEntries(
    [...all].flatMap(([memberId, { status, detail, reason }]) =>
      status === "made-up" ? [] : [[memberId, { status, detail, reason: reason ?? "" }] as const],
    ),
  )
}

/** Whom somebody has marked otherwise, and how; undefined in `now`: as everybody else, or without a row. */
export function changedMarks(
  before: Marks,
  now: Marks,
): { readonly memberId: number; readonly to: MaybeStanding }[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)].map(Number))
  const standing = (marks: Marks, memberId: number): MaybeStanding => {
    const mark = marks[memberId]
    return mark ? { status: mark.status, ...whyOf(mark) } : null
  }
  return [...ids].flatMap((memberId) => {
    const to = standing(now, memberId)
    return sameStanding(standing(before, memberId), to) ? [] : [{ memberId, to: to ?? asPresent }]
  })
}

const asPresent: Standing = { status: presentMark.status, detail: null, reason: null }
