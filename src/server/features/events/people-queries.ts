import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import { kindsByPost, postsExpected } from "../../../domain/events/who-is-expected.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, LeaveKind, Post } from "../../../domain/shared/words.ts"
import { heldOn, isFullOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { leaveKindOn } from "../leave/index.ts"
import { matching } from "../search/index.ts"
import type { PersonRef } from "./event-queries.ts"

/** The unit that holds something, as far as it matters here. */
interface Holder {
  readonly unitId: number
  readonly path: string
}

/**
 * Whom somebody may name in an activity of a unit: whom they may see, holders of posts in the unit, and whoever has
 * lectured there before. Where they see its people also holders of posts above it, who come to lecture.
 */
function mayBeNamed(holder: Holder, seen: Scope<"member.read">, values: unknown[]): string {
  const units = holder.path.split(".").map(Number)
  values.push([...seen.subtrees], reachesUnit(seen, holder.path) ? units : [holder.unitId])
  const [below, above] = [`$${values.length - 1}::ltree[]`, `$${values.length}::int[]`]
  values.push(holder.unitId)
  return `m.member_id in (
    select b.member_id from membership b join unit w using (unit_id) where w.path <@ any(${below})
    union all select p.member_id from post p where p.unit_id = any(${above})
    union all select l.lecturer_id from activity l where l.unit_id = $${values.length} and l.lecturer_id is not null)`
}

/** Those of some people whom the unit may not name, or who do not exist. */
export async function strangersAmong(
  client: Queryable,
  memberIds: readonly number[],
  holder: Holder,
  seen: Scope<"member.read">,
): Promise<number[]> {
  if (memberIds.length === 0) return []
  const values: unknown[] = [memberIds]
  const { rows } = await client.query<{ readonly id: number }>(
    `select x.id from unnest($1::int[]) as x (id)
      where not exists (select from member m where m.member_id = x.id and ${mayBeNamed(holder, seen, values)})`,
    values,
  )
  return rows.map(({ id }) => id)
}

/** Those of some units that are neither the unit nor seen by the asker below it. */
export async function unitsOutOfReach(
  client: Queryable,
  unitIds: readonly number[],
  holder: Holder,
  seen: Scope<"unit.read">,
): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `select x.id from unnest($1::int[]) as x (id)
      where x.id <> $3
        and not exists (select from unit w where w.unit_id = x.id and w.path <@ any($2::ltree[]))`,
    [unitIds, seen.subtrees, holder.unitId],
  )
  return rows.map(({ id }) => id)
}

/** Somebody who may be picked, with where they belong. */
export interface Pickable extends PersonRef {
  readonly unitName: string | null
}

/** People whose name or code matches, whom the unit may name. */
export async function findPickable(
  client: Queryable,
  typed: string | undefined,
  holder: Holder,
  seen: Scope<"member.read">,
  today: Day,
): Promise<Pickable[]> {
  const values: unknown[] = [today]
  const named = mayBeNamed(holder, seen, values)
  const matches = typed === undefined ? "true" : matching(typed, values, { alias: "m" })
  const { rows } = await client.query<Pickable>(
    `select m.member_id as "memberId", m.code, m.name,
            (select w.name from membership b join unit w using (unit_id)
              where b.member_id = m.member_id and ${heldOn("b", "$1")}) as "unitName"
       from member m where ${matches} and ${named} order by m.code limit 20`,
    values,
  )
  return rows
}

/** Names of some people. */
export async function namesOf(client: Queryable, memberIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await client.query<[number, string]>({
    text: "select member_id, name from member where member_id = any($1)",
    values: [memberIds],
    rowMode: "array",
  })
  return new Map(rows)
}

/** Somebody a sitting of a unit may expect, and at what. */
export interface RosterRow extends PersonRef {
  /** The name as it folds, pinyin, initials. */
  readonly foundBy: string
  readonly belongs: boolean
  /** The units they belong to, from the root to their own. */
  readonly units: number[]
  /** Their branch. */
  readonly branchId: number | null
  /** The posts by which the unit's own bodies expect them. */
  readonly posts: Post[]
  readonly inCommittee: boolean
  readonly inCentralGroup: boolean
  /** A full member on the day: they vote in an assembly. */
  readonly mayVote: boolean
  /** The kind of their approved leave on the day. */
  readonly leave: LeaveKind | null
}

/** Whoever one of these kinds of activity of the unit expects on a day, by code. */
export async function readRoster(
  client: Queryable,
  holder: Holder,
  on: string,
  kinds: readonly ActivityKind[],
  limit: number,
): Promise<{ rows: RosterRow[]; all: number }> {
  const [committee, central] = kindsByPost.map((kind) =>
    kinds.includes(kind) ? (postsExpected[kind] ?? []) : [],
  )
  const belongs = kinds.some((kind) => !kindsByPost.some((byPost) => byPost === kind))
  const { rows } = await client.query<RosterRow & { readonly all: number }>(
    `with places as materialized (
       select w.unit_id, w.above as units,
              (select b.unit_id from unit b where b.unit_id = any(w.above) and b.kind = 'branch') as branch_id
         from unit_place w where w.above @> array[$1::int] and w.from_on <= $2 and w.until_on > $2),
     here as (
       select b.member_id, true as belongs, null::text as post, b.unit_id from membership b
         join places using (unit_id)
        where $6::boolean and ${heldOn("b", "$2")}
       union all
       select p.member_id, false, p.post, null from post p
        where p.unit_id = $1 and ${heldOn("p", "$2")}
          and p.post = any($3::text[] || $4::text[]))
     select m.member_id as "memberId", m.code, m.name, coalesce(m.search_key, '') as "foundBy",
            bool_or(belongs) as belongs,
            coalesce((select units from places x where x.unit_id = max(here.unit_id)), '{}') as units,
            (select branch_id from places x where x.unit_id = max(here.unit_id)) as "branchId",
            coalesce(array_agg(distinct post) filter (where post is not null), '{}') as posts,
            coalesce(bool_or(post = any($3)), false) as "inCommittee",
            coalesce(bool_or(post = any($4)), false) as "inCentralGroup",
            ${isFullOn("m", "$2")} as "mayVote",
            ${leaveKindOn("m.member_id", "$2")} as leave, (count(*) over ())::int as "all"
       from here join member m using (member_id) group by m.member_id order by m.code limit $5`,
    [holder.unitId, on, committee, central, limit, belongs],
  )
  return { rows, all: rows[0]?.all ?? 0 }
}
