import type { ClientBase } from "pg"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { MemberId, UnitId } from "../../../domain/shared/ids.ts"
import type {
  Circumstance,
  LectureCycle,
  OrgCategory,
  OrgField,
  OrgKind,
  Post,
  Rank,
} from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"
import { areFew } from "./relation.ts"

export interface UnitRow {
  readonly id: UnitId
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly parentId: number | null
  readonly category: OrgCategory | null
  readonly field: OrgField | null
  readonly hasCentralGroup: boolean | null
  readonly hasCommittee: boolean | null
  readonly lectureCycle: LectureCycle | null
  readonly foundedOn: Day | null
  readonly dissolvedOn: Day | null
}

export interface MemberRow {
  readonly id: MemberId
  readonly code: string
  readonly name: string
  readonly rank: Rank | null
  readonly inService: boolean | null
  readonly circumstances: readonly Circumstance[] | null
}

export interface MembershipRow {
  readonly memberId: number
  readonly unitId: number
  readonly fromOn: Day
  readonly untilOn: Day | null
}

export interface PostRow extends MembershipRow {
  readonly post: Post
}

/** From when an item has held a value; null: since always. */
export interface HistoryRow {
  readonly item: string
  readonly from: Day | null
  readonly value: unknown
}
export interface UnitHistoryRow extends HistoryRow {
  readonly unitId: number
}
export interface MemberHistoryRow extends HistoryRow {
  readonly memberId: number
}

/** A question about some members, or all: of a few it keeps its plan. */
const about = (rows: string, ids: readonly number[] | null) => ({
  ...(areFew(ids) && { name: `${rows}-of-members` }),
  values: ids === null ? [] : [ids],
})
const whose = (ids: readonly number[] | null) => (ids === null ? "" : "where member_id = any($1)")

/** What units were on a day, where that has a history. */
export async function listUnitHistories(client: Queryable): Promise<UnitHistoryRow[]> {
  const { rows } = await client.query<UnitHistoryRow>(
    `select unit_id as "unitId", item, from_on as "from", value from unit_history`,
  )
  return rows
}

/** What these members, or all, were on a day, where that has a history. */
export async function listMemberHistories(
  client: Queryable,
  ids: readonly number[] | null,
): Promise<MemberHistoryRow[]> {
  const { rows } = await client.query<MemberHistoryRow>({
    ...about("histories", ids),
    text: `select member_id as "memberId", item, from_on as "from", value from member_history ${whose(ids)}`,
  })
  return rows
}

/** All units. */
export async function listUnits(client: Queryable): Promise<UnitRow[]> {
  const { rows } = await client.query<UnitRow>(
    `select unit_id as id, code, name, kind, parent_id as "parentId", category, field,
            has_central_group as "hasCentralGroup", has_committee as "hasCommittee",
            lecture_cycle as "lectureCycle", founded_on as "foundedOn", dissolved_on as "dissolvedOn" from unit`,
  )
  return rows
}

/**
 * What the tree of units looks like and looked like: every change of a unit or its history gives the row a newer
 * transaction, so number and sum are never the same again.
 */
export async function findTreeVersion(client: Queryable): Promise<string> {
  const { rows } = await client.query<{ version: string }>({
    name: "tree-version",
    text: `select count(*)::text || ' ' || coalesce(sum(version), 0)::text as version
             from (select xmin::text::bigint as version from unit
                   union all select xmin::text::bigint from unit_history) rows`,
  })
  return rows[0]?.version ?? ""
}

/** Everybody, in the order of their numbers. */
export async function listMemberIds(client: ClientBase): Promise<number[]> {
  return idsOf(client, `select member_id from member order by code collate "C"`)
}

/** Members who belonged to one of the units on a day between two days, in the order of their numbers. */
export async function listMembersOf(
  client: ClientBase,
  unitIds: readonly number[],
  first: Day,
  last: Day,
): Promise<number[]> {
  const text = `select member_id from member where member_id in (select member_id from membership
      where unit_id = any($1) and from_on <= $3 and (until_on is null or until_on > $2)) order by code collate "C"`
  return idsOf(client, text, [unitIds, first, last])
}

/** Everybody who ever belonged to one of these units, or held a post in one. */
export async function listPeopleOf(client: ClientBase, unitIds: readonly number[]): Promise<number[]> {
  const text = `select member_id from membership where unit_id = any($1)
           union select member_id from post where unit_id = any($1)`
  return idsOf(client, text, [unitIds], "people-of-units")
}

/** Everybody who is, was or will be of these ranks; without ranks everybody. */
export async function listOfRanks(client: ClientBase, ranks: readonly Rank[] | null): Promise<number[]> {
  const text = `select member_id from member where $1::text[] is null or coalesce(rank, 'none') = any($1)
           union select member_id from member_history where item = 'rank' and value #>> '{}' = any($1)`
  return idsOf(client, text, [ranks], "people-of-ranks")
}

async function idsOf(
  client: ClientBase,
  text: string,
  values: unknown[] = [],
  name?: string,
): Promise<number[]> {
  const { rows } = await client.query<[number]>({ ...(name && { name }), text, values, rowMode: "array" })
  return rows.map(([id]) => id)
}

/** These members, or all. */
export async function listMembers(client: Queryable, ids: readonly number[] | null): Promise<MemberRow[]> {
  const { rows } = await client.query<MemberRow>({
    ...about("members", ids),
    text: `select member_id as id, code, name, rank, in_service as "inService", circumstances from member ${whose(ids)}`,
  })
  return rows
}

/** The memberships of these members, or of all. */
export async function listMemberships(
  client: Queryable,
  ids: readonly number[] | null,
): Promise<MembershipRow[]> {
  const { rows } = await client.query<MembershipRow>({
    ...about("memberships", ids),
    text: `select member_id as "memberId", unit_id as "unitId", from_on as "fromOn", until_on as "untilOn" from membership ${whose(ids)}`,
  })
  return rows
}

/** The posts of these members, or of all. */
export async function listPosts(client: Queryable, ids: readonly number[] | null): Promise<PostRow[]> {
  const { rows } = await client.query<PostRow>({
    ...about("posts", ids),
    text: `select member_id as "memberId", unit_id as "unitId", post, from_on as "fromOn", until_on as "untilOn" from post ${whose(ids)}`,
  })
  return rows
}

/** Begins a transaction that reads everything as it stands at one moment and changes nothing. */
export async function inOneSnapshot(client: ClientBase, snapshot?: string): Promise<void> {
  await client.query("begin isolation level repeatable read read only")
  if (snapshot !== undefined) await client.query(`set transaction snapshot '${snapshot}'`)
  await client.query("set local work_mem = '128MB'")
}

/** The id of a member by number. */
export async function findMember(client: ClientBase, code: string): Promise<MemberId | undefined> {
  const { rows } = await client.query<{ id: MemberId }>(
    "select member_id as id from member where code = $1",
    [code],
  )
  return rows[0]?.id
}

/** The same on two connections, which see the same moment. */
export async function inTheSameSnapshot(
  first: ClientBase,
  second: ClientBase,
  snapshot?: string,
): Promise<void> {
  await inOneSnapshot(first, snapshot)
  const { rows } = await first.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot")
  await inOneSnapshot(second, rows[0]?.snapshot)
}
