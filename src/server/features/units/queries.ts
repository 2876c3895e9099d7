import type { z } from "zod"
import type { postHeld, UnitCard, UnitChange, UnitRow } from "../../../contract/units.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { Life } from "../../../domain/org/existence.ts"
import { kindsAbove } from "../../../domain/org/kinds.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { heldOn, withinUnits } from "../../access/index.ts"
import { maySignIn } from "../../may-sign-in.ts"
import type { Queryable } from "../../request-context.ts"
import { matching } from "../search/index.ts"

/** Which units of a list are wanted. */
export interface Wanted {
  readonly q?: string | undefined
  readonly kind?: OrgKind | undefined
  /** Only kinds under which one of this kind may stand. */
  readonly fitFor?: OrgKind | undefined
  /** This unit and what is below it, wherever it stands at that moment. */
  readonly under?: number | undefined
  /** Directly under this unit. */
  readonly parentId?: number | undefined
  readonly people?: boolean
  readonly tops?: boolean
  readonly ended?: boolean
  readonly after?: string | undefined
  readonly limit: number
}

/** Units within reach, in the order of their codes. */
export async function listUnits(
  client: Queryable,
  scope: Scope<Permission>,
  wanted: Wanted,
  today: Day,
): Promise<UnitRow[]> {
  const values: unknown[] = [today, wanted.limit]
  const conditions = conditionsOf(scope, wanted, values)
  const aboveIsWithin = withinUnits(scope, values, "a.path")
  const { rows } = await client.query<UnitRow>(
    `with page as (select * from unit u where ${conditions.join(" and ")} order by u.code limit $2),
          below as materialized (select p.unit_id, x.unit_id as below_id from page p join unit x on x.path <@ p.path),
          own as materialized (select b.unit_id, count(*)::int as people from membership b
                                where b.unit_id = any(array(select below_id from below))
                                  and ${heldOn("b", "$1::date")}
                                group by 1),
          counts as (select b.unit_id, sum(o.people)::int as people
                       from below b join own o on o.unit_id = b.below_id group by 1)
     select p.unit_id as "unitId", p.code, p.name, p.kind, a.unit_id as "parentId", a.name as "parentName",
            p.dissolved_on as "dissolvedOn",
            (select count(*)::int from unit c where c.parent_id = p.unit_id
                and (c.dissolved_on is null or c.dissolved_on > $1::date or ${holdsPeople("c")})) as children,
            coalesce(n.people, 0) as people
       from page p left join counts n using (unit_id)
       left join unit a on a.unit_id = p.parent_id and ${aboveIsWithin}
      order by p.code`,
    values,
  )
  return rows
}

/** Whether somebody belongs to a unit, a row of `unit`, or below it, on the day $1. */
const holdsPeople = (unit: string) => `exists (select from unit x join membership b using (unit_id)
  where x.path <@ ${unit}.path and ${heldOn("b", "$1::date")})`

function conditionsOf(scope: Scope<Permission>, wanted: Wanted, values: unknown[]): string[] {
  const conditions = [withinUnits(scope, values, "u.path")]
  const use = (value: unknown) => `$${values.push(value)}`
  if (wanted.q !== undefined) conditions.push(matching(wanted.q, values, { alias: "u" }))
  if (wanted.kind !== undefined) conditions.push(`u.kind = ${use(wanted.kind)}`)
  if (wanted.fitFor !== undefined) conditions.push(`u.kind = any(${use(kindsAbove(wanted.fitFor))})`)
  if (wanted.under !== undefined) conditions.push(`u.path <@ ${pathOf(use(wanted.under))}`)
  if (wanted.parentId !== undefined) conditions.push(`u.parent_id = ${use(wanted.parentId)}`)
  if (wanted.people) conditions.push("u.kind in ('branch', 'group')")
  // In the tree an ended unit stands while somebody belongs to it: what stands there adds up to what is above.
  const holding = wanted.parentId === undefined && !wanted.tops ? "false" : holdsPeople("u")
  if (!wanted.ended) conditions.push(`(u.dissolved_on is null or u.dissolved_on > $1::date or ${holding})`)
  if (wanted.after !== undefined) conditions.push(`u.code > ${use(wanted.after)}`)
  if (wanted.tops) {
    const higher = withinUnits(scope, values, "h.path")
    conditions.push(`not exists (select from unit h where h.unit_id = u.parent_id and ${higher})`)
  }
  return conditions
}

/** The path of a unit in the same glance as everything else: it may be moved between two. */
function pathOf(parameter: string): string {
  return `(select path from unit where unit_id = ${parameter}::int)`
}

/** What a unit's row says of it. */
export type UnitDetails = Pick<
  UnitCard,
  | "unitId"
  | "code"
  | "name"
  | "kind"
  | "category"
  | "field"
  | "hasCentralGroup"
  | "hasCommittee"
  | "lectureCycle"
  | "studyDay"
  | "version"
> &
  Life & { readonly parentId: number | null; readonly path: string }

const details = `unit_id as "unitId", code, name, kind, parent_id as "parentId", path::text as path, category, field,
  has_central_group as "hasCentralGroup", has_committee as "hasCommittee", lecture_cycle as "lectureCycle",
  study_day as "studyDay", founded_on as "foundedOn", dissolved_on as "dissolvedOn", version`

/** A unit as it stands; undefined when there is none. */
export async function detailsOf(client: Queryable, unitId: number): Promise<UnitDetails | undefined> {
  const { rows } = await client.query<UnitDetails>(`select ${details} from unit where unit_id = $1`, [unitId])
  return rows[0]
}

interface UnitAbove {
  readonly unitId: number
  readonly name: string
  readonly kind: OrgKind
  readonly path: string
}

/** The units above a unit, the highest first. */
export async function unitsAbove(client: Queryable, unitId: number): Promise<UnitAbove[]> {
  const { rows } = await client.query<UnitAbove>(
    `select unit_id as "unitId", name, kind, path::text as path from unit
      where unit_id = any(string_to_array(${pathOf("$1")}::text, '.')::int[]) and unit_id <> $1
      order by nlevel(path)`,
    [unitId],
  )
  return rows
}

/** How many units there are below a unit today, by kind, and how many people in it and below. */
export async function countBelow(
  client: Queryable,
  unitId: number,
  today: Day,
): Promise<{ below: { kind: OrgKind; count: number }[]; people: number }> {
  const { rows } = await client.query<{ kind: OrgKind | null; count: number | null; people: number }>(
    `select c.kind, c.count,
            (select count(*)::int from unit x join membership b using (unit_id)
              where x.path <@ ${pathOf("$1")} and ${heldOn("b", "$2::date")}) as people
       from (select 1) one
       left join (select kind, count(*)::int as count from unit
                   where path <@ ${pathOf("$1")} and unit_id <> $1
                     and (dissolved_on is null or dissolved_on > $2::date)
                   group by kind) c on true
      order by c.kind`,
    [unitId, today],
  )
  const below = rows.flatMap(({ kind, count }) => (kind === null || count === null ? [] : [{ kind, count }]))
  return { below, people: rows[0]?.people ?? 0 }
}

type PostHeld = z.infer<typeof postHeld>

/** Posts held in a unit on a day, in the order of their holders' codes. */
export async function postsIn(client: Queryable, unitId: number, day: Day): Promise<PostHeld[]> {
  const { rows } = await client.query<PostHeld>(
    `select p.post_id as "postId", p.post, p.member_id as "memberId", m.name, p.from_on as "fromOn"
       from post p join member m using (member_id)
      where p.unit_id = $1 and ${heldOn("p", "$2::date")}
      order by m.code, p.post_id limit 200`,
    [unitId, day],
  )
  return rows
}

/** What became of a unit before one of its changes, the newest first. */
export async function changesOf(
  client: Queryable,
  unitId: number,
  before: number | undefined,
  limit: number,
): Promise<UnitChange[]> {
  const { rows } = await client.query<UnitChange>(
    `select unit_change_id as "changeId", kind, changed_on as "changedOn", to_json(noted_at) #>> '{}' as "notedAt",
            (select name from account a where a.account_id = c.account_id) as by,
            before - 'endedPosts' as before, after
       from unit_change c where unit_id = $1 and unit_change_id < $2 order by unit_change_id desc limit $3`,
    [unitId, before ?? 2_147_483_647, limit],
  )
  return rows
}

interface LeftOver {
  readonly people: number
  readonly units: number
  readonly plans: number
}

/** What still belongs to a unit on a day: people, units under it, activities planned for that day or later. */
export async function leftOn(client: Queryable, unitId: number, day: Day): Promise<LeftOver> {
  const { rows } = await client.query<LeftOver>(
    `select (select count(*)::int from membership where unit_id = $1
                and until_on is distinct from from_on and (until_on is null or until_on > $2::date)) as people,
            (select count(*)::int from unit where parent_id = $1
                and (dissolved_on is null or dissolved_on > $2::date)) as units,
            (select count(*)::int from activity where unit_id = $1 and state = 'planned'
                and starts_on >= $2::date) as plans`,
    [unitId, day],
  )
  return rows[0] ?? { people: 0, units: 0, plans: 0 }
}

/** Some of the people who belong to a unit on a day or later. */
export async function peopleLeft(
  client: Queryable,
  unitId: number,
  day: Day,
): Promise<{ memberId: number; name: string }[]> {
  const { rows } = await client.query<{ code: string; memberId: number; name: string }>(
    `select distinct m.code, m.member_id as "memberId", m.name from membership b join member m using (member_id)
      where b.unit_id = $1 and b.until_on is distinct from b.from_on
        and (b.until_on is null or b.until_on > $2::date) order by m.code limit 10`,
    [unitId, day],
  )
  return rows.map(({ memberId, name }) => ({ memberId, name }))
}

/** How many people belong to a unit or to one below it on a day or later. */
export async function countPeopleFrom(client: Queryable, unitId: number, day: Day): Promise<number> {
  const { rows } = await client.query<{ people: number }>(
    `select count(distinct b.member_id)::int as people from unit x join membership b using (unit_id)
      where x.path <@ ${pathOf("$1")} and b.until_on is distinct from b.from_on
        and (b.until_on is null or b.until_on > $2::date)`,
    [unitId, day],
  )
  return rows[0]?.people ?? 0
}

/** Codes that begin with a text and a hyphen. */
export async function codesBelow(client: Queryable, code: string): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select code from unit where starts_with(code, $1 || '-')`,
    [code],
  )
  return rows.map((row) => row.code)
}

/** The units directly under one that exist today or are to exist, with where they stand. */
export async function unitsBeside(
  client: Queryable,
  parentId: number,
  today: Day,
): Promise<(Pick<UnitDetails, "unitId" | "code" | "name" | "kind"> & { readonly path: string })[]> {
  const { rows } = await client.query<UnitDetails>(
    `select ${details} from unit where parent_id = $1 and (dissolved_on is null or dissolved_on > $2::date)
      order by code`,
    [parentId, today],
  )
  return rows
}

/** The officers of the nearest unit above one that has any who may sign in. */
export async function officersAbove(client: Queryable, unitId: number, today: Day): Promise<number[]> {
  const { rows } = await client.query<{ accountId: number }>(
    `select account_id as "accountId" from (
       select distinct g.account_id, rank() over (order by nlevel(u.path) desc) as place
         from grant_of_role g join account a using (account_id) join unit u on u.unit_id = g.unit_id
        where u.path @> ${pathOf("$1")} and u.unit_id <> $1 and g.role = any($2::text[]) and g.ended_at is null
          and ${maySignIn("a")} and ${heldOn("g", "$3::date")}) held
      where place = 1`,
    [unitId, ["committee-officer", "department-officer"], today],
  )
  return rows.map(({ accountId }) => accountId)
}

/** Whether a unit has its place in the tree on every day: where superiors went in a circle it has none. */
export async function hasPlaceAlways(client: Queryable, unitId: number): Promise<boolean> {
  const { rows } = await client.query<{ always: boolean }>(
    `select count(*) = count(*) filter (where from_on = reached) and coalesce(max(until_on) = 'infinity', false) as always
       from (select from_on, until_on, lag(until_on, 1, '-infinity') over (order by from_on) as reached
               from unit_place where unit_id = $1) places`,
    [unitId],
  )
  return rows[0]?.always ?? false
}
