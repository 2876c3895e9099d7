import type { ClientBase, Pool } from "pg"
import type { YearlyTarget } from "../../../domain/people/category.ts"
import type { Pack } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import type { Bench } from "./bench.ts"
import { trainingTargets } from "./clause-figures.ts"
import { type District, isWithin, type Person, peopleFrom, type Unit } from "./district.ts"
import { findMember, listMembers, listMemberships, listMembersOf, listPosts } from "./district-queries.ts"
import type { FactScope } from "./fact-queries.ts"
import { Facts, yearDay } from "./facts.ts"
import { readTree } from "./known-tree.ts"
import type { Lanes } from "./lane.ts"
import { isWorkday } from "./workdays.ts"

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
export async function openBench(
  pool: Pool,
  client: ClientBase,
  lanes: Lanes,
  request: JudgingRequest,
): Promise<Bench> {
  const units = await readTree(pool, client)
  if (units.length === 0) throw new Refused({ code: "no-district" })
  const { district, scope } = await narrow(client, units, request)
  return benchFor(lanes, district, scope, request.asOf, request.all ?? false)
}

/** A bench for a district of which somebody has read what is needed. */
export function benchFor(lanes: Lanes, district: District, scope: FactScope, asOf: Day, all = false): Bench {
  const { year } = district
  const targets = new Map<string, ReadonlyMap<number, YearlyTarget>>()
  return {
    district,
    facts: new Facts(lanes, scope, year, asOf),
    asOf,
    isWorkday,
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
  const within = units.filter((unit) => isWithin(unit, top))
  const unitIds = within.map((unit) => unit.id)
  const candidates = await listMembersOf(client, unitIds, yearDay(year, "01-01"), yearDay(year, "12-31"))
  const loaded = await loadPeople(client, units, candidates, year)
  const people = loaded.filter((person) => person.unitForYear && isWithin(person.unitForYear, top))
  return {
    district: { year, units: within, allUnits: units, people, known: people },
    scope: { unitIds, memberIds: people.map((person) => person.id) },
  }
}

/** Reads these people, or all, with whatever their year depends on. */
export async function loadPeople(
  client: ClientBase,
  units: readonly Unit[],
  ids: readonly number[] | null,
  year: number,
): Promise<Person[]> {
  const members = await listMembers(client, ids)
  const memberships = await listMemberships(client, ids)
  return peopleFrom(units, members, memberships, await listPosts(client, ids), year)
}
