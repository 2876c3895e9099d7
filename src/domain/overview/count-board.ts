import { existsOn, type Life } from "../org/existence.ts"
import type { TaskGroup } from "../policy/task-groups.ts"
import type { Day, PeriodKind } from "../shared/calendar.ts"
import type { OrgKind } from "../shared/words.ts"
import type { Taken } from "./board-view.ts"

/** A unit with what it stands under and how it is called on a day. */
export interface PlacedUnit {
  readonly id: number
  readonly code: string
  readonly kind: OrgKind
  readonly life: Life
  readonly on: (day: Day) => { readonly parent: PlacedUnit | undefined; readonly name: string }
}

/** What a unit owes: a letter for each period of the year (m met, o open, r at risk, s short, - nothing asked). */
export interface ObligationStates {
  readonly obligation: string
  readonly periodKind: PeriodKind
  readonly states: string
}

/** A unit below another, or that unit itself. */
export interface Below {
  readonly unit: PlacedUnit
  /** The child of the other one that it lies in; itself where it is the other one. */
  readonly childId: number
  /** The branch it is counted with, of a group; itself of any other. */
  readonly holder: PlacedUnit
}

/** A unit and all that stands below it on a day, whether it exists on it or not. */
export function unitsBelow(tree: readonly PlacedUnit[], topId: number, day: Day): Below[] {
  const found: Below[] = []
  for (const unit of tree) {
    let child = unit
    for (let at: PlacedUnit | undefined = unit; at; child = at, at = at.on(day).parent) {
      if (at.id !== topId) continue
      const holder = unit.kind === "group" ? (unit.on(day).parent ?? unit) : unit
      found.push({ unit, childId: child.id, holder })
      break
    }
  }
  return found
}

/** Those that exist on a day: what was merged away or is founded later is not among them, nor a group of such a branch. */
export function thereOn(below: readonly Below[], day: Day): Below[] {
  return below.filter(({ unit, holder }) => existsOn(unit.life, day) && existsOn(holder.life, day))
}

/**
 * How many subjects of a group of duties stand how, below one child (or in the unit itself, where `childId` is its own
 * id). What is counted as one group is given by name.
 */
export interface BandCount<Group extends string = TaskGroup> {
  readonly childId: number
  readonly group: Group
  readonly kind: "branches" | "units" | "people"
  /** 4 short, 3 at risk, 2 open, 1 met. */
  readonly severity: number
  readonly count: number
}

const severities: Readonly<Record<string, number>> = { m: 1, o: 2, r: 3, s: 4 }

/** The worst of the periods taken: 4 short, 3 at risk, 2 open, 1 met, 0 nothing asked. */
export function worstTaken(states: string, { first, last }: Pick<Taken, "first" | "last">): number {
  let worst = 0
  for (let at = first - 1; at < last; at++) worst = Math.max(worst, severities[states[at] ?? ""] ?? 0)
  return worst
}

type ObligationsOf = (unitId: number) => readonly ObligationStates[]

/** A branch with its groups, or another unit: the worst of each group of duties, in the order of the groups. */
interface Held {
  kind: "branches" | "units"
  readonly worst: number[]
}

/** Units by their worst in each group, a branch with what its groups owe as one. */
export function bandsOfUnits<Group extends string>(
  below: readonly Below[],
  obligationsOf: ObligationsOf,
  { obligations, taken }: { obligations: ReadonlyMap<string, Group>; taken: readonly Taken[] },
): BandCount<Group>[] {
  const groups = [...new Set(obligations.values())]
  const places = new Map([...obligations].map(([obligation, group]) => [obligation, groups.indexOf(group)]))
  const takenOf = new Map(taken.map((one) => [one.kind, one]))
  const children = new Map<number, Map<number, Held>>()
  for (const { unit, childId, holder } of below) {
    const child = children.get(childId) ?? new Map<number, Held>()
    children.set(childId, child)
    const held = child.get(holder.id) ?? { kind: "units", worst: groups.map(() => 0) }
    child.set(holder.id, held)
    if (unit.kind === "branch" || unit.kind === "group") held.kind = "branches"
    for (const { obligation, periodKind, states } of obligationsOf(unit.id)) {
      const place = places.get(obligation)
      const periods = takenOf.get(periodKind)
      if (place === undefined || periods === undefined) continue
      held.worst[place] = Math.max(held.worst[place] ?? 0, worstTaken(states, periods))
    }
  }
  return [...children].flatMap(([childId, child]) =>
    groups.flatMap((group, place) => {
      const rows = [...child.values()]
        .map(({ kind, worst }) => ({ childId, group, kind, severity: worst[place] ?? 0, count: 1 }))
        .filter(({ severity }) => severity > 0)
      return counted(rows)
    }),
  )
}

/** The same counts as one. */
export function counted<Group extends string>(rows: Iterable<BandCount<Group>>): BandCount<Group>[] {
  const found = new Map<string, BandCount<Group> & { count: number }>()
  for (const row of rows) {
    const key = `${row.childId} ${row.group} ${row.kind} ${row.severity}`
    const known = found.get(key)
    if (known) known.count += row.count
    else found.set(key, { ...row })
  }
  return [...found.values()]
}

/** How many units have done something, of those that are asked. */
export interface Done {
  readonly done: number
  readonly all: number
}

/**
 * The units that an obligation asks in one of its periods (from 1), with whether they have met it; `kind` where some are
 * asked by other periods than others. What groups do is counted with their branch, which has done it once all of them have.
 */
export function askedIn(
  below: readonly Below[],
  obligationsOf: ObligationsOf,
  obligation: string,
  period: number,
  kind?: PeriodKind,
): ReadonlyMap<number, boolean> {
  const asked = new Map<number, boolean>()
  for (const { unit, holder } of below) {
    for (const one of obligationsOf(unit.id)) {
      if (one.obligation !== obligation || (kind !== undefined && one.periodKind !== kind)) continue
      const letter = one.states[period - 1]
      if (letter === undefined || letter === "-") continue
      asked.set(holder.id, (asked.get(holder.id) ?? true) && letter === "m")
    }
  }
  return asked
}

/** How many units have met an obligation in one of its periods, of those that are asked. */
export function doneIn(...of: Parameters<typeof askedIn>): Done {
  const asked = askedIn(...of)
  return { done: [...asked.values()].filter(Boolean).length, all: asked.size }
}

/** A unit or one of its children, with how many branches and people belong to it and all below. */
export interface BoardChild {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly branches: number
  readonly people: number
  /** It is there no longer, or not yet, on the day looked at: the first day without, or with it; null: it is there. */
  readonly endedOn: Day | null
  readonly beginsOn: Day | null
}

/**
 * The unit itself (where it is one), then its children by code: those that exist on a day, and those that do not but
 * have branches or people all the same, so that the lines add up to the whole.
 */
export function childrenOf(
  below: readonly Below[],
  topId: number | undefined,
  day: Day,
  peopleIn: (unitId: number) => number,
): BoardChild[] {
  const there = ({ life }: PlacedUnit) => existsOn(life, day)
  const branches = new Map<number, number>()
  const people = new Map<number, number>()
  const add = (to: Map<number, number>, id: number, by: number) => to.set(id, (to.get(id) ?? 0) + by)
  for (const { unit, childId } of below) {
    if (unit.kind === "branch" && there(unit)) add(branches, childId, 1)
    add(people, childId, peopleIn(unit.id))
  }
  return below
    .filter(({ unit, childId }) => {
      const holds = (branches.get(childId) ?? 0) + (people.get(childId) ?? 0) > 0
      return unit.id === childId && (there(unit) || holds)
    })
    .map(({ unit: { id, code, kind, life, on } }) => ({
      endedOn: life.dissolvedOn !== null && life.dissolvedOn <= day ? life.dissolvedOn : null,
      beginsOn: life.foundedOn !== null && life.foundedOn > day ? life.foundedOn : null,
      unitId: id,
      code,
      name: on(day).name,
      kind,
      branches: branches.get(id) ?? 0,
      people: people.get(id) ?? 0,
    }))
    .sort(inOrderUnder(topId))
}

/** The unit itself first, the others by code. */
export function inOrderUnder(topId: number | undefined) {
  return (one: BoardChild, other: BoardChild) =>
    Number(one.unitId !== topId) - Number(other.unitId !== topId) ||
    (one.code < other.code ? -1 : one.code > other.code ? 1 : 0)
}
