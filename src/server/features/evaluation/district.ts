import { latestInYear, type Person } from "../../../domain/evaluation/people.ts"
import { fieldOn, type Unit, type UnitState } from "../../../domain/evaluation/units.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type Since, valueOn } from "../../../domain/shared/history.ts"
import type { Circumstance, LectureCycle, OrgCategory, OrgField, Rank } from "../../../domain/shared/words.ts"
import type {
  HistoryRow,
  MemberHistoryRow,
  MemberRow,
  MembershipRow,
  PostRow,
  UnitHistoryRow,
  UnitRow,
} from "./district-queries.ts"

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

const turnsOf = (rows: readonly HistoryRow[]) => rows.flatMap(({ from }) => (from === null ? [] : [from]))

/** The history of one item among those of a unit or a person. */
function historyOf<T>(rows: readonly HistoryRow[], item: string, read: (value: unknown) => T): Since<T>[] {
  return rows.filter((row) => row.item === item).map(({ from, value }) => ({ from, value: read(value) }))
}

// The database keeps what the column of the item holds; words are those of the lists.
const wordIn =
  <T extends string>() =>
  (value: unknown) =>
    (typeof value === "string" ? value : null) as T | null
const isTrue = (value: unknown) => value === true

/** Builds the units from their rows and histories, superiors resolved, sorted by code. */
export function unitsFrom(rows: readonly UnitRow[], histories: readonly UnitHistoryRow[]): Unit[] {
  const units = new Map<number, Unit>()
  const find = (id: unknown) => (typeof id === "number" ? units.get(id) : undefined)
  const historiesOf = Map.groupBy(histories, ({ unitId }) => unitId)
  for (const row of rows) units.set(row.id, unitFrom(row, historiesOf.get(row.id) ?? [], find))
  return [...units.values()].sort(byCode)
}

function unitFrom(
  row: UnitRow,
  histories: readonly UnitHistoryRow[],
  find: (id: unknown) => Unit | undefined,
): Unit {
  const parents = historyOf(histories, "parent", (value) => value)
  const last = {
    name: row.name,
    get parent() {
      return find(row.parentId)
    },
    category: row.category,
    field: row.field,
    hasCentralGroup: row.hasCentralGroup ?? false,
    hasCommittee: row.hasCommittee ?? false,
    lectureCycle: row.lectureCycle ?? "half-year",
  } satisfies UnitState
  const always: UnitState = last
  const turns = turnsOf(histories)
  let known: readonly Unit[] | undefined
  return {
    who: "unit",
    id: row.id,
    code: row.code,
    kind: row.kind,
    life: { foundedOn: row.foundedOn, dissolvedOn: row.dissolvedOn },
    name: last.name,
    category: last.category,
    field: last.field,
    hasCentralGroup: last.hasCentralGroup,
    hasCommittee: last.hasCommittee,
    lectureCycle: last.lectureCycle,
    get parent() {
      return last.parent
    },
    get parents() {
      // Asked when all units are there, and from then on for as long as the tree is.
      known ??= [...new Set([row.parentId, ...parents.map(({ value }) => value)])].flatMap(
        (id) => find(id) ?? [],
      )
      return known
    },
    // What a 党小组 has no field for, it has from the branch above it.
    get turns() {
      const above = row.kind === "group" ? this.parents.flatMap(({ turns }) => turns) : []
      return above.length === 0 ? turns : [...turns, ...above]
    },
    on: histories.length === 0 ? () => always : stateOn(last, histories, parents, find),
  }
}

function stateOn(
  last: UnitState,
  histories: readonly UnitHistoryRow[],
  parents: readonly Since<unknown>[],
  find: (id: unknown) => Unit | undefined,
): (day: Day) => UnitState {
  const names = historyOf(histories, "name", (value) => (typeof value === "string" ? value : last.name))
  const categories = historyOf(histories, "category", wordIn<OrgCategory>())
  const fields = historyOf(histories, "field", wordIn<OrgField>())
  const centralGroups = historyOf(histories, "central-group", isTrue)
  const committees = historyOf(histories, "committee", isTrue)
  const cycles = historyOf(histories, "lecture-cycle", wordIn<LectureCycle>())
  const known = new Map<Day, UnitState>()
  const work = (day: Day): UnitState => ({
    name: valueOn(names, day, last.name),
    parent: parents.length === 0 ? last.parent : find(valueOn(parents, day, null)),
    category: valueOn(categories, day, last.category),
    field: valueOn(fields, day, last.field),
    hasCentralGroup: valueOn(centralGroups, day, last.hasCentralGroup),
    hasCommittee: valueOn(committees, day, last.hasCommittee),
    lectureCycle: valueOn<LectureCycle | null>(cycles, day, last.lectureCycle) ?? "half-year",
  })
  return (day) => {
    const state = known.get(day) ?? work(day)
    known.set(day, state)
    return state
  }
}

/** Builds the people from their rows and histories, sorted by code. */
export function peopleFrom(
  units: readonly Unit[],
  members: readonly MemberRow[],
  memberships: readonly MembershipRow[],
  posts: readonly PostRow[],
  histories: readonly MemberHistoryRow[],
  year: number,
): Person[] {
  const unitById = new Map<number, Unit>(units.map((unit) => [unit.id, unit]))
  const placed = ({ unitId, fromOn, untilOn }: MembershipRow) => {
    const unit = unitById.get(unitId)
    if (!unit) throw new Error(`unit ${unitId} is missing`)
    return { fromOn, untilOn, unit, fieldOn: (day: Day) => fieldOn(unit, day) }
  }
  const membershipsOf = Map.groupBy(memberships, ({ memberId }) => memberId)
  const postsOf = Map.groupBy(posts, ({ memberId }) => memberId)
  const historiesOf = Map.groupBy(histories, ({ memberId }) => memberId)
  return members
    .map((member): Person => {
      const belongs = (membershipsOf.get(member.id) ?? []).map(placed)
      const held = (postsOf.get(member.id) ?? []).map((row) => ({ post: row.post, ...placed(row) }))
      const histories = historiesOf.get(member.id) ?? []
      return {
        who: "person",
        id: member.id,
        code: member.code,
        name: member.name,
        ...statesOf(member, histories),
        memberships: belongs,
        posts: held,
        turns: [...turnsOf(histories), ...[...belongs, ...held].flatMap(({ unit }) => unit.turns)],
        unitForYear: latestInYear(belongs, year)?.unit,
      }
    })
    .sort(byCode)
}

/** What a person is on a day: rank, in service, circumstances. */
export function statesOf(
  { rank, inService, circumstances }: Pick<MemberRow, "rank" | "inService" | "circumstances">,
  histories: readonly MemberHistoryRow[],
): Pick<Person, "rankOn" | "inServiceOn" | "circumstancesOn"> {
  const [lastRank, lastService, lastCircumstances] = [rank ?? "none", inService ?? false, circumstances ?? []]
  if (histories.length === 0) {
    return {
      rankOn: () => lastRank,
      inServiceOn: () => lastService,
      circumstancesOn: () => lastCircumstances,
    }
  }
  const ranks = historyOf(histories, "rank", (value) => wordIn<Rank>()(value) ?? "none")
  const services = historyOf(histories, "in-service", isTrue)
  const marks = historyOf(histories, "circumstances", (value) =>
    Array.isArray(value) ? (value as Circumstance[]) : [],
  )
  return {
    rankOn: (day) => valueOn(ranks, day, lastRank),
    inServiceOn: (day) => valueOn(services, day, lastService),
    circumstancesOn: (day) => valueOn<readonly Circumstance[]>(marks, day, lastCircumstances),
  }
}
