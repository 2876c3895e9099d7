import type { Life } from "../../../domain/evaluation/existence.ts"
import type { CategorySubject, Span } from "../../../domain/people/category.ts"
import { type Day, dayOf } from "../../../domain/shared/calendar.ts"
import type {
  Circumstance,
  LectureCycle,
  OrgCategory,
  OrgField,
  OrgKind,
  Post,
  Rank,
} from "../../../domain/shared/words.ts"
import type { MemberRow, MembershipRow, PostRow, UnitRow } from "./district-queries.ts"

/** A unit as the judgement sees it. */
export interface Unit {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly parent: Unit | undefined
  readonly category: OrgCategory | null
  readonly field: OrgField | null
  readonly hasCentralGroup: boolean
  readonly hasCommittee: boolean
  readonly lectureCycle: LectureCycle
  readonly life: Life
}

/** A person as the judgement sees them. */
export interface Person extends CategorySubject {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly inService: boolean
  readonly circumstances: readonly Circumstance[]
  readonly memberships: readonly (Span & { readonly unit: Unit; readonly field: OrgField | null })[]
  readonly posts: readonly (Span & { readonly post: Post; readonly unit: Unit })[]
  /** "A person's organisation for the year": that of the latest membership covering a day of it. */
  readonly unitForYear: Unit | undefined
}

/** Units and people of a year, in the order of their codes. */
export interface District {
  readonly year: number
  readonly units: readonly Unit[]
  /** The whole tree, also when only a part of it is judged. */
  readonly allUnits: readonly Unit[]
  readonly people: readonly Person[]
  /** Everybody the figures of the units rest on, also when only some people are judged. */
  readonly known: readonly Person[]
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Builds the units from their rows, superiors resolved, sorted by code. */
export function unitsFrom(rows: readonly UnitRow[]): Unit[] {
  const units = new Map<number, Unit & { parent: Unit | undefined }>()
  for (const row of rows) {
    units.set(row.id, {
      ...row,
      hasCentralGroup: row.hasCentralGroup ?? false,
      hasCommittee: row.hasCommittee ?? false,
      lectureCycle: row.lectureCycle ?? "half-year",
      life: { foundedOn: row.foundedOn, dissolvedOn: row.dissolvedOn },
      parent: undefined,
    })
  }
  for (const row of rows) {
    const unit = units.get(row.id)
    if (unit && row.parentId !== null) unit.parent = units.get(row.parentId)
  }
  return [...units.values()].sort(byCode)
}

/** The field of life of a unit: its own, for a 党小组 that of the branch above it. */
function fieldOf(unit: Unit): OrgField | null {
  return unit.kind === "group" ? (unit.field ?? unit.parent?.field ?? null) : unit.field
}

/** Whether a unit is another or lies below it. */
export function isWithin(unit: Unit, above: Unit): boolean {
  for (let at: Unit | undefined = unit; at; at = at.parent) if (at.id === above.id) return true
  return false
}

function groupBy<T extends { memberId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.memberId)
    if (group) group.push(row)
    else groups.set(row.memberId, [row])
  }
  return groups
}

/** Builds the people from their rows, sorted by code. */
export function peopleFrom(
  units: readonly Unit[],
  members: readonly MemberRow[],
  memberships: readonly MembershipRow[],
  posts: readonly PostRow[],
  year: number,
): Person[] {
  const unitById = new Map(units.map((unit) => [unit.id, unit]))
  const unit = (id: number): Unit => {
    const found = unitById.get(id)
    if (!found) throw new Error(`unit ${id} is missing`)
    return found
  }
  const membershipsOf = groupBy(memberships)
  const postsOf = groupBy(posts)
  const first = dayOf(`${String(year).padStart(4, "0")}-01-01`)
  const last = dayOf(`${String(year).padStart(4, "0")}-12-31`)
  return members
    .map((member): Person => {
      const belongs = (membershipsOf.get(member.id) ?? []).map(({ unitId, fromOn, untilOn }) => {
        const of = unit(unitId)
        return { fromOn, untilOn, unit: of, field: fieldOf(of) }
      })
      return {
        id: member.id,
        code: member.code,
        name: member.name,
        rank: (member.rank ?? "none") satisfies Rank,
        inService: member.inService ?? false,
        circumstances: member.circumstances ?? [],
        memberships: belongs,
        posts: (postsOf.get(member.id) ?? []).map(({ unitId, post, fromOn, untilOn }) => ({
          post,
          fromOn,
          untilOn,
          unit: unit(unitId),
        })),
        unitForYear: latestWithin(belongs, first, last)?.unit,
      }
    })
    .sort(byCode)
}

/** Whether a span covers a day between two days. */
export function touches({ fromOn, untilOn }: Span, first: Day, last: Day): boolean {
  return fromOn <= last && (untilOn === null || (untilOn > first && untilOn > fromOn))
}

function latestWithin<T extends Span>(spans: readonly T[], first: Day, last: Day): T | undefined {
  let latest: T | undefined
  for (const span of spans) {
    if (touches(span, first, last) && (latest === undefined || span.fromOn > latest.fromOn)) latest = span
  }
  return latest
}
