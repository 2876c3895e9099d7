import type { ClientBase, Pool } from "pg"
import type { District, EvaluationContext } from "../../../domain/evaluation/context.ts"
import type { Unit } from "../../../domain/evaluation/units.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import { readCalendar } from "../workdays/index.ts"
import { sortClauses } from "./clause-kinds.ts"
import type { PackClause } from "./clauses-in-force.ts"
import { type ConnectionQueues, oneQueue } from "./connection-queue.ts"
import { findMember, listOfRanks, listPeopleOf } from "./district-queries.ts"
import { SharedFacts } from "./gathered-facts.ts"
import {
  type Asked,
  contextFor,
  type JudgingRequest,
  loadPeople,
  readKnownTree,
  unitOf,
} from "./open-context.ts"

/** Clauses to be judged for some units and people, who are read when they are asked for. */
export interface ClausesForPart {
  readonly clauses: readonly PackClause[]
  readonly open: () => Promise<EvaluationContext>
}

/** How many are judged at once, where they are all there are: what is held does not grow with the district. */
export interface PartSize {
  readonly people: number
  readonly units: number
}

export const usualPart: PartSize = { people: 50_000, units: 5000 }

/** One of several parts is smaller: what the one before has left is still about when the next begins. */
const partOf = (size: number) => Math.ceil(size * 0.4)

/**
 * What is asked, in parts: one for all as long as they are few, otherwise units and people apart, each in the order
 * of their codes. Means over people below need all units at once, and only the people who count for them.
 */
export function partsOf(
  client: ClientBase,
  queues: ConnectionQueues,
  clauses: readonly PackClause[],
  asked: Asked,
  request: JudgingRequest,
  size: PartSize,
): ClausesForPart[] {
  const { tree, units, memberIds, everybody, counts } = asked
  const unitIds = everybody ? null : units.map(({ id }) => id)
  const shared = new SharedFacts(queues, { unitIds, memberIds: null })
  const reading = { client, queues, tree, request, shared }
  const load = async (ids: readonly number[] | null) =>
    (await loadPeople(client, tree, ids, request.year)).filter(counts)
  if (memberIds.length <= size.people && units.length <= size.units) {
    const open = async () => {
      const people = await load(everybody ? null : memberIds)
      return openPart(reading, { units, people, known: people }, everybody)
    }
    return [{ clauses, open }]
  }
  const { own, served, mean, personal } = sortClauses(clauses)
  const ofUnits = (some: readonly PackClause[], part: readonly Unit[]) => ({
    clauses: some,
    open: async () => {
      const known = await load(await listKnown(client, tree, some, part))
      return openPart(reading, { units: part, people: [], known })
    },
  })
  const ofPeople = (ids: readonly number[]) => ({
    clauses: personal,
    open: async () => {
      const people = await load(ids)
      return openPart(reading, { units: [], people, known: people })
    },
  })
  return [
    ...slices(units, partOf(size.units)).flatMap((part) => [ofUnits(own, part), ofUnits(served, part)]),
    ofUnits(mean, units),
    ...slices(memberIds, partOf(size.people)).map(ofPeople),
  ].filter(({ clauses }) => clauses.length > 0)
}

/** One unit or person, with whoever its figure of a clause rests on. */
export async function openSubject(
  pool: Pool,
  client: ClientBase,
  of: PackClause,
  code: string,
  request: JudgingRequest,
): Promise<EvaluationContext> {
  if (of.clause.subject.who === "unit") return await openUnit(pool, client, [of], { ...request, org: code })
  const tree = await readKnownTree(pool, client)
  const id = await findMember(client, code)
  if (id === undefined) throw new Refused({ code: "unknown-member", member: code })
  const people = await loadPeople(client, tree, [id], request.year)
  const reading = { client, queues: oneQueue(client), tree, request }
  return openPart(reading, { units: [], people, known: people })
}

/** One unit, with whoever its figures of some clauses rest on. */
export async function openUnit(
  pool: Pool,
  client: ClientBase,
  clauses: readonly PackClause[],
  request: JudgingRequest & { readonly org: string },
): Promise<EvaluationContext> {
  const tree = await readKnownTree(pool, client)
  const units = [unitOf(tree, request.org)]
  const known = await loadPeople(client, tree, await listKnown(client, tree, clauses, units), request.year)
  const reading = { client, queues: oneQueue(client), tree, request }
  return openPart(reading, { units, people: [], known })
}

interface Reading {
  readonly client: ClientBase
  readonly queues: ConnectionQueues
  readonly tree: readonly Unit[]
  readonly request: JudgingRequest
  readonly shared?: SharedFacts
}

async function openPart(
  { client, queues, tree, shared, request: { year, asOf, all } }: Reading,
  part: Pick<District, "units" | "people" | "known">,
  everybody = false,
): Promise<EvaluationContext> {
  const idsOf = (some: readonly { readonly id: number }[]) => (everybody ? null : some.map(({ id }) => id))
  const scope = { unitIds: idsOf(part.units), memberIds: idsOf(part.known) }
  const district = { year, allUnits: tree, ...part }
  return contextFor(queues, district, await readCalendar(client), scope, asOf, all, shared)
}

/** The people whom the figures of some units rest on. */
async function listKnown(
  client: ClientBase,
  tree: readonly Unit[],
  clauses: readonly PackClause[],
  units: readonly Unit[],
): Promise<number[]> {
  const { mean, meanRanks, served } = sortClauses(clauses)
  return [
    ...(mean.length === 0 ? [] : await listOfRanks(client, meanRanks)),
    ...(served.length === 0 ? [] : await listServed(client, tree, new Set(units.map(({ id }) => id)))),
  ]
}

const slices = <T>(all: readonly T[], most: number) =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, index) =>
    all.slice(index * most, (index + 1) * most),
  )

/** Everybody for whom something can have been done by these branches: their people, and those of their 党小组. */
export function listServed(
  client: ClientBase,
  tree: readonly Unit[],
  branchIds: ReadonlySet<number>,
): Promise<number[]> {
  const groups = tree.filter(
    ({ kind, parents }) => kind === "group" && parents.some(({ id }) => branchIds.has(id)),
  )
  return listPeopleOf(client, [...branchIds, ...groups.map(({ id }) => id)])
}
