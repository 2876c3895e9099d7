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
import { readCalendar } from "../workdays/index.ts"
import type { ConnectionQueues } from "./connection-queue.ts"
import { peopleFrom } from "./district.ts"
import {
  findMember,
  listMemberHistories,
  listMembers,
  listMemberships,
  listMembersOf,
  listPosts,
} from "./district-queries.ts"
import { GatheredFacts } from "./gathered-facts.ts"
import { readTree } from "./known-tree.ts"
import type { FactScope } from "./relation.ts"

/** What is to be judged: a year as known on a day, the whole district or a unit with all below it. */
export interface JudgingRequest {
  readonly year: number
  readonly asOf: Day
  /** The code of a unit; without it the whole district. */
  readonly org?: string
  /** The number of a member: that person alone. */
  readonly member?: string
  /** Whether findings that are not applicable are wanted too. */
  readonly all?: boolean
}

/** Reads the units and people that a request is about, and makes ready to gather their facts. */
export async function openContext(
  pool: Pool,
  client: ClientBase,
  queues: ConnectionQueues,
  request: JudgingRequest,
): Promise<EvaluationContext> {
  const units = await readTree(pool, client)
  if (units.length === 0) throw new Refused({ code: "no-district" })
  const { district, scope } = await narrow(client, units, request)
  const workdays = await readCalendar(client)
  return contextFor(queues, district, workdays, scope, request.asOf, request.all ?? false)
}

/** The context for a district of which somebody has read what is needed. */
export function contextFor(
  queues: ConnectionQueues,
  district: District,
  workdays: WorkdayCalendar,
  scope: FactScope,
  asOf: Day,
  all = false,
): EvaluationContext {
  const { year } = district
  const targets = new Map<string, ReadonlyMap<MemberId, YearlyTarget>>()
  return {
    district,
    facts: new GatheredFacts(queues, scope, year, asOf),
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

async function narrow(
  client: ClientBase,
  units: readonly Unit[],
  { year, org, member }: JudgingRequest,
): Promise<{ district: District; scope: FactScope }> {
  if (member !== undefined) {
    const id = await findMember(client, member)
    if (id === undefined) throw new Refused({ code: "unknown-member", member })
    const people = await loadPeople(client, units, [id], year)
    return {
      district: { year, units: [], allUnits: units, people, known: people },
      scope: { unitIds: [], memberIds: [id] },
    }
  }
  if (org === undefined) {
    const people = await loadPeople(client, units, null, year)
    return {
      district: { year, units, allUnits: units, people, known: people },
      scope: { unitIds: null, memberIds: null },
    }
  }
  const top = units.find((unit) => unit.code === org)
  if (!top) throw new Refused({ code: "unknown-unit", unit: org })
  const last = lastDayOf(year)
  const within = units.filter((unit) => isWithin(unit, top, last))
  const unitIds = within.map((unit) => unit.id)
  const candidates = await listMembersOf(client, unitIds, firstDayOf(year), last)
  const loaded = await loadPeople(client, units, candidates, year)
  const people = loaded.filter((person) => person.unitForYear && isWithin(person.unitForYear, top, last))
  return {
    district: { year, units: within, allUnits: units, people, known: people },
    scope: { unitIds, memberIds: people.map((person) => person.id) },
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
