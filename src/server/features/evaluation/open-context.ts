import type { ClientBase, Pool } from "pg"
import type { District, EvaluationContext } from "../../../domain/evaluation/context.ts"
import type { Person } from "../../../domain/evaluation/people.ts"
import { isWithin, type Unit } from "../../../domain/evaluation/units.ts"
import type { YearlyTarget } from "../../../domain/people/category.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import { trainingTargets } from "../../../domain/policy/figures.ts"
import { type Day, firstDayOf, lastDayOf } from "../../../domain/shared/calendar.ts"
import type { MemberId } from "../../../domain/shared/ids.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import type { WorkdayCalendar } from "../../../domain/shared/workday-calendar.ts"
import type { Queryable } from "../../request-context.ts"
import type { ConnectionQueues } from "./connection-queue.ts"
import { peopleFrom } from "./district.ts"
import {
  listMemberHistories,
  listMemberIds,
  listMembers,
  listMemberships,
  listMembersOf,
  listPosts,
} from "./district-queries.ts"
import { GatheredFacts, SharedFacts } from "./gathered-facts.ts"
import { readTree } from "./known-tree.ts"
import type { FactScope } from "./relation.ts"

/** What is to be judged: a year as known on a day, the whole district or a unit with all below it. */
export interface JudgingRequest {
  readonly year: number
  readonly asOf: Day
  /** The code of a unit; without it the whole district. */
  readonly org?: string
  /** Whether findings that are not applicable are wanted too. */
  readonly all?: boolean
}

/** What a request is about, in the order of codes; of everybody where nobody is named. */
export interface Asked {
  readonly tree: readonly Unit[]
  readonly units: readonly Unit[]
  readonly memberIds: readonly number[]
  readonly everybody: boolean
  /** Whether somebody of those ids is judged: who belongs elsewhere in the year is not. */
  readonly counts: (person: Person) => boolean
}

/** Reads which units and people a request is about. */
export async function findAsked(
  pool: Pool,
  client: ClientBase,
  { year, org }: JudgingRequest,
): Promise<Asked> {
  const tree = await readKnownTree(pool, client)
  if (org === undefined) {
    return { tree, units: tree, memberIds: await listMemberIds(client), everybody: true, counts: () => true }
  }
  const top = unitOf(tree, org)
  const last = lastDayOf(year)
  const units = tree.filter((unit) => isWithin(unit, top, last))
  const unitIds = units.map((unit) => unit.id)
  return {
    tree,
    units,
    memberIds: await listMembersOf(client, unitIds, firstDayOf(year), last),
    everybody: false,
    counts: ({ unitForYear }) => unitForYear !== undefined && isWithin(unitForYear, top, last),
  }
}

/** The tree; refused where there is none yet. */
export async function readKnownTree(pool: Pool, client: ClientBase): Promise<readonly Unit[]> {
  const tree = await readTree(pool, client)
  if (tree.length === 0) throw new Refused({ code: "no-district" })
  return tree
}

/** The unit of that code. */
export function unitOf(tree: readonly Unit[], code: string): Unit {
  const unit = tree.find((one) => one.code === code)
  if (!unit) throw new Refused({ code: "unknown-unit", unit: code })
  return unit
}

/** The context for a district of which somebody has read what is needed. */
export function contextFor(
  queues: ConnectionQueues,
  district: District,
  workdays: WorkdayCalendar,
  scope: FactScope,
  asOf: Day,
  all = false,
  shared = new SharedFacts(queues, scope),
): EvaluationContext {
  const { year } = district
  const targets = new Map<string, ReadonlyMap<MemberId, YearlyTarget>>()
  return {
    district,
    facts: new GatheredFacts(queues, scope, shared, year, asOf),
    asOf,
    workdays,
    all,
    targetsOf: (pack: Pack) => {
      const known = targets.get(pack.id) ?? trainingTargets(pack, district.known, year)
      targets.set(pack.id, known)
      return known
    },
  }
}

/** Somebody as the judgement of a year sees them; undefined: nobody of that id. */
export async function findPerson(
  pool: Pool,
  client: Queryable,
  memberId: number,
  year: number,
): Promise<Person | undefined> {
  const [person] = await loadPeople(client, await readTree(pool, client), [memberId], year)
  return person
}

/** Reads these people, or all, with whatever their year depends on. */
export async function loadPeople(
  client: Queryable,
  units: readonly Unit[],
  ids: readonly number[] | null,
  year: number,
): Promise<Person[]> {
  const members = await listMembers(client, ids)
  const memberships = await listMemberships(client, ids)
  const posts = await listPosts(client, ids)
  return peopleFrom(units, members, memberships, posts, await listMemberHistories(client, ids), year)
}
