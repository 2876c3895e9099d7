import type { PoolClient } from "pg"
import type { Person } from "../../../domain/evaluation/people.ts"
import { branchOf } from "../../../domain/evaluation/units.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import { lastDayOf } from "../../../domain/shared/calendar.ts"
import type { Rank } from "../../../domain/shared/words.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import type { Database } from "../../db/index.ts"
import {
  clausesInForce,
  judgePart,
  listOfRanks,
  listServed,
  loadPeople,
  type PackClause,
  readTree,
  sortClauses,
  trainingOf,
} from "../evaluation/index.ts"
import { packsInForce } from "../policy/index.ts"
import { readCalendar } from "../workdays/index.ts"
import { type Affected, findAffected, type Tree, treeOf, withAbove } from "./affected.ts"
import { listUnitsOfPosts } from "./affected-queries.ts"
import { foldFindings, type Home, homesOf } from "./fold-findings.ts"
import {
  advanceYear,
  countPeople,
  type Invalidated,
  listHomes,
  markChanged,
  replaceHomes,
  replaceRows,
  type WantedYear,
} from "./store.ts"

/** Beyond these it is quicker to judge the whole year. */
const most = { units: 1000, members: 5000 }

/**
 * Judges again what was touched, in a year that is kept. False, and nothing done, when so much was touched that the
 * whole year had better be judged.
 */
export async function judgeInvalidated(
  database: Database,
  client: PoolClient,
  packs: readonly Pack[],
  of: WantedYear,
  invalidated: readonly Invalidated[],
): Promise<boolean> {
  if (invalidated.length === 0) return true
  const tree = treeOf(await readTree(database.pool, client))
  if (packsInForce(packs, of.year).length === 0) return true
  const affected = await findAffected(client, tree, of.year, invalidated)
  if (affected.units.size > most.units || affected.members.size > most.members) return false
  const changed = await new Rejudging(client, of, tree, clausesInForce(packs, of.year)).work(affected)
  await markChanged(client, of.year, changed)
  await advanceYear(client, of)
  return true
}

const none: ReadonlySet<number> = new Set()

/** Judging part of a kept year again. */
class Rejudging {
  readonly #client: PoolClient
  readonly #of: WantedYear
  readonly #tree: Tree
  /** Units that were judged again, and units whose people were. */
  readonly #changed = new Set<number>()
  readonly #clauses: ReturnType<typeof sortClauses>
  readonly #training: readonly string[]
  readonly #read = new Map<number, Person>()
  #workdays: WorkdayCalendar | undefined

  constructor(client: PoolClient, of: WantedYear, tree: Tree, clauses: readonly PackClause[]) {
    this.#client = client
    this.#of = of
    this.#tree = tree
    this.#clauses = sortClauses(clauses)
    this.#training = trainingOf(clauses)
  }

  /** Answers the units whose figures, or whose people's, may be others now. */
  async work({ units, reached, members, changed }: Affected): Promise<number[]> {
    const { own, reaching, given, sample } = this.#clauses
    const homes = await this.#members(members)
    await this.#units(own, units)
    await this.#units(reaching, new Set([...reached].filter((id) => !units.has(id))))
    await this.#units(given, new Set(await listUnitsOfPosts(this.#client, [...members])))
    await this.#served(units, homes)
    await this.#means(changed, homes)
    if (homes.length > 0) {
      const homeIds = [...new Set(homes.map(({ unitId }) => unitId))]
      await countPeople(this.#client, this.#of.year, this.#training, homeIds)
      for (const id of homeIds) this.#changed.add(id)
    }
    if (changed.size > 0) await this.#units(sample, new Set(this.#tree.byId.keys()))
    return [...this.#changed]
  }

  /** The people's own figures; answers where they are counted, and where they were. */
  async #members(members: ReadonlySet<number>): Promise<Home[]> {
    if (members.size === 0) return []
    const { year } = this.#of
    const ids = [...members]
    const before = await listHomes(this.#client, year, ids)
    const people = await this.#judge(this.#clauses.personal, none, members, [])
    const now = homesOf(people, year)
    await replaceHomes(this.#client, year, ids, now)
    return [...before, ...now]
  }

  async #units(clauses: readonly PackClause[], units: ReadonlySet<number>): Promise<void> {
    await this.#judge(clauses, units, none, [])
  }

  /** What was done for the people of branches. */
  async #served(units: ReadonlySet<number>, homes: readonly Home[]): Promise<void> {
    const { byId, units: tree } = this.#tree
    const branches = new Set(units)
    for (const { unitId } of homes) {
      const branch = branchOf(byId.get(unitId), lastDayOf(this.#of.year))
      if (branch) branches.add(branch.id)
    }
    if (this.#clauses.served.length === 0 || branches.size === 0) return
    const people = await listServed(this.#client, tree, branches)
    await this.#judge(this.#clauses.served, branches, none, people)
  }

  /** Means over everybody below, where somebody who counts for one was touched. */
  async #means(changed: ReadonlySet<number>, homes: readonly Home[]): Promise<void> {
    const { mean, meanRanks } = this.#clauses
    const counting = homes.filter(({ rank }) => meanRanks === null || meanRanks.some((one) => one === rank))
    const units = new Set([
      ...changed,
      ...withAbove(
        this.#tree,
        counting.map(({ unitId }) => unitId),
      ),
    ])
    if (mean.length === 0 || units.size === 0) return
    await this.#judge(mean, units, none, await this.#ofRanks(meanRanks))
  }

  /** People with whatever their year depends on, by code; each is read once. */
  async #people(ids: readonly number[]): Promise<Person[]> {
    const wanted = [...new Set(ids)]
    const unread = wanted.filter((id) => !this.#read.has(id))
    if (unread.length > 0) {
      const read = await loadPeople(this.#client, this.#tree.units, unread, this.#of.year)
      for (const person of read) this.#read.set(person.id, person)
    }
    return wanted
      .flatMap((id) => this.#read.get(id) ?? [])
      .sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))
  }

  #ofRanks(ranks: readonly Rank[] | null): Promise<number[]> {
    return listOfRanks(this.#client, ranks)
  }

  async #judge(
    clauses: readonly PackClause[],
    unitIds: ReadonlySet<number>,
    memberIds: ReadonlySet<number>,
    knownIds: Iterable<number>,
  ) {
    if (unitIds.size + memberIds.size === 0) return []
    const { year, asOf } = this.#of
    this.#workdays ??= await readCalendar(this.#client)
    const known = await this.#people([...memberIds, ...knownIds])
    const part = { year, asOf, tree: this.#tree.units, workdays: this.#workdays, unitIds, memberIds, known }
    const { found, people } = await judgePart(this.#client, clauses, part)
    const obligations = clauses.map(({ clause }) => clause.id)
    const rows = found.flatMap((one) => [...foldFindings(one)])
    const ofUnits = rows.filter(({ unitId }) => unitId !== null)
    const ofMembers = rows.filter(({ memberId }) => memberId !== null)
    if (unitIds.size > 0)
      await replaceRows(this.#client, { year, obligations, who: "unit", ids: [...unitIds] }, ofUnits)
    if (memberIds.size > 0)
      await replaceRows(this.#client, { year, obligations, who: "member", ids: [...memberIds] }, ofMembers)
    for (const id of unitIds) this.#changed.add(id)
    return people
  }
}
