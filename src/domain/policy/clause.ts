import type { Day, Period, PeriodKind } from "../shared/calendar.ts"
import type {
  ActivityKind,
  Circumstance,
  OrgCategory,
  OrgField,
  OrgKind,
  Post,
  Rank,
  TrainingKind,
} from "../shared/words.ts"
import type { Emphasis } from "./emphasis.ts"
import type { NamedClause } from "./explanation.ts"
import type { Measure } from "./methods/index.ts"

/** `must` makes a branch or a person fall short; `should` warns and is never counted as a failure. */
export type Weight = "must" | "should"

/** What a figure is measured in; empty for shares and for filed or not filed. */
export type ResultUnit = "次" | "天" | "学时" | "篇" | ""

/** A value with the day from which it holds and where that stands. There are no end dates: a repeal is an entry. */
export interface Dated<T> {
  readonly from: Day
  readonly value: T
  readonly source: string
  /** 待核: this entry has not been checked against the full text, though the rest of its pack has. */
  readonly unverified?: true
}

/** A number, or the word that from then on nothing is asked any more. */
export type Target = number | "repealed"

/** The number asked for on a day; undefined before the first entry and after a repeal. */
export function targetOn(targets: readonly Dated<Target>[], day: Day): number | undefined {
  const value = inForceOn(targets, day)?.value
  return value === "repealed" ? undefined : value
}

/** The number by which a period is judged: in force on its first day and, whatever it is then, on its last. */
export function targetFor(
  targets: readonly Dated<Target>[],
  { first, last }: Pick<Period, "first" | "last">,
): number | undefined {
  return targetOn(targets, last) === undefined ? undefined : targetOn(targets, first)
}

/** The value in force on a day: the latest entry not after it. Undefined before the first. */
export function inForceOn<T>(entries: readonly Dated<T>[], day: Day): Dated<T> | undefined {
  let found: Dated<T> | undefined
  for (const entry of entries) {
    if (entry.from <= day && (found === undefined || entry.from >= found.from)) found = entry
  }
  return found
}

export interface UnitSubject {
  readonly who: "unit"
  readonly kinds: readonly OrgKind[]
  readonly categories?: readonly OrgCategory[]
  readonly fields?: readonly OrgField[]
  readonly nameEndsWith?: string
  readonly having?: "committee" | "central-group"
}

export interface PersonSubject {
  readonly who: "person"
  /** The training category of the pack that the person's year falls in. */
  readonly category?: string
  readonly circumstances?: readonly Circumstance[]
  readonly inService?: true
  /** Holds one of the posts, in one row, on the year's last day, since before 1 July. */
  readonly holding?: readonly Post[]
}

export type Subject = UnitSubject | PersonSubject

/** `lecture-cycle` is the quarter or half year that the branch chose; half year where it chose none. */
export type ClausePeriod = PeriodKind | "lecture-cycle"

export interface Clause {
  readonly id: string
  readonly pack: string
  readonly title: string
  /** Where in the text, such as 二（三）二. */
  readonly article: string
  /** Word for word from the text. */
  readonly quote: string
  /** The reading taken where the text leaves something open. */
  readonly reading: string
  readonly weight: Weight
  readonly subject: Subject
  readonly period: ClausePeriod
  readonly unit: ResultUnit
  readonly measure: Measure
  readonly targets: readonly Dated<Target>[]
  /** Names of the pack's parameters that bear on the figure, shown beside it. */
  readonly uses: readonly string[]
  readonly reviewed: Day
}

/** What earns a credit: attending activities of these kinds, and recognised training records of these kinds. */
export interface Credit {
  readonly activities: readonly ActivityKind[]
  readonly trainings: readonly TrainingKind[]
}

/** A training category: the first of the pack's list whose conditions all hold is the person's on that day. */
export interface Category {
  readonly name: string
  readonly ranks?: readonly Rank[]
  /** Holds one of the posts in a unit of one of these kinds (and fields, where named). */
  readonly holding?: {
    readonly posts: readonly Post[]
    readonly kinds: readonly OrgKind[]
    readonly fields?: readonly OrgField[]
  }
  /** Belongs to a branch of one of these fields. */
  readonly fields?: readonly OrgField[]
  /** The clause that gives the target; none: no yearly target. */
  readonly clause?: string
}

export interface Parameter {
  readonly name: string
  readonly title: string
  readonly values: readonly Dated<string | number | boolean>[]
  /** The other reading, in words. */
  readonly otherReading?: string
}

/** A document in force, as data. Published packs never change: a correction is a new version. */
export interface Pack {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly issuer: string
  /** The day it came into force. It judges from that year on, each number from the day that its target names. */
  readonly from: Day
  /** 待核: nobody has yet checked it against the full text. */
  readonly unverified: boolean
  readonly clauses: readonly Clause[]
  readonly categories: readonly Category[]
  readonly credits: Readonly<Record<string, Credit>>
  readonly parameters: Readonly<Record<string, Parameter>>
  /** What each field of life is to study above all; suggested to whoever records, and judged by nobody. */
  readonly emphasis?: readonly Emphasis[]
}

/** A parameter's value on a day. Throws when the pack has no such parameter or no value yet: packs are checked when read. */
export function parameterOn(pack: Pack, name: string, day: Day): string | number | boolean {
  const entry = pack.parameters[name] && inForceOn(pack.parameters[name].values, day)
  if (!entry) throw new Error(`${pack.id} has no value for ${name} on ${day}`)
  return entry.value
}

/** A parameter that is a number. */
export function numberOn(pack: Pack, name: string, day: Day): number {
  const value = parameterOn(pack, name, day)
  if (typeof value !== "number") throw new Error(`${pack.id}: ${name} is not a number`)
  return value
}

/**
 * The largest value that a number has on a day in any of some packs, undefined where none says it. Where two documents
 * count minutes or hours of the same thing, the larger asks for more.
 */
export function largestOn(packs: readonly Pack[], name: string, day: Day): number | undefined {
  const values = packs.flatMap(({ parameters }) => {
    const value = parameters[name] && inForceOn(parameters[name].values, day)?.value
    return typeof value === "number" ? [value] : []
  })
  return values.length === 0 ? undefined : Math.max(...values)
}

/** What people are told of a clause: its number and title, and those of its document. */
export function nameOfClause({
  clause,
  pack,
}: {
  readonly clause: Clause
  readonly pack: Pack
}): NamedClause {
  return { obligation: clause.id, title: clause.title, pack: pack.id, packTitle: pack.title }
}
