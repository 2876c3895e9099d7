import { responsibilitiesAsked } from "../../../domain/reminders/asked-besides.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { heldOn, isThereOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

export interface UnitRef {
  readonly unitId: number
  readonly code: string
  readonly name: string
}
/** A branch with the unit above it: two may have one name. */
export interface BranchRef extends UnitRef {
  readonly parentName: string | null
}
export interface Answering {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly by: "post" | "chosen"
}
export interface Follow {
  readonly member: { readonly memberId: number; readonly code: string; readonly name: string }
  readonly unit: UnitRef
}

/** Posts that say who leads and who is in charge, the first that is held. */
const posts = { lead: ["secretary"], charge: ["deputy-secretary", "organisation-officer"] } as const

const held = (day: string) => heldOn("p", day)

/** Who could answer for a duty in the unit `u` on a day: whoever was chosen, then the holders of its posts. */
const candidates = (duty: "lead" | "charge", day: string) => `
  (select r.member_id, 'chosen' as by, 0 as place, '' as code from unit_responsibility r
    where r.unit_id = u.unit_id and r.duty = '${duty}'
   union all
   select p.member_id, 'post', array_position(array['${posts[duty].join("', '")}'], p.post), m.code
     from post p join member m using (member_id)
    where p.unit_id = u.unit_id and p.post in ('${posts[duty].join("', '")}') and ${held(day)}) x`

/** Nobody is in charge by a post beside leading. */
const other = (day: string) => `(x.by = 'chosen' or x.member_id is distinct from (
  select x.member_id from ${candidates("lead", day)} order by x.place, x.code limit 1))`

/** Who answers for a duty in the unit `u` on a day. */
const answering = (duty: "lead" | "charge", day: string) => `(
  select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name, 'by', x.by)
    from ${candidates(duty, day)} join member m using (member_id)
   where ${duty === "lead" ? "true" : other(day)} order by x.place, x.code limit 1)`

const there = (day: string) => `b.kind = 'branch' and ${isThereOn("b", day)}`
const followed = (unit: string) => `exists (select from unit_responsibility r
  where r.unit_id = ${unit} and r.duty = 'follow' and r.about_unit_id = b.unit_id)`

export async function readAnswering(
  client: Queryable,
  unitId: number,
  today: Day,
): Promise<{ lead: Answering | null; charge: Answering | null } | undefined> {
  const { rows } = await client.query<{ lead: Answering | null; charge: Answering | null }>(
    `select ${answering("lead", "$2::date")} as lead, ${answering("charge", "$2::date")} as charge
       from unit u where u.unit_id = $1`,
    [unitId, today],
  )
  return rows[0]
}

export async function readFollows(client: Queryable, unitId: number): Promise<Follow[]> {
  const { rows } = await client.query<Follow>(
    `select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member,
            json_build_object('unitId', b.unit_id, 'code', b.code, 'name', b.name) as unit
       from unit_responsibility r join member m using (member_id) join unit b on b.unit_id = r.about_unit_id
      where r.unit_id = $1 and r.duty = 'follow' order by m.code, b.code`,
    [unitId],
  )
  return rows
}

/** The branches below a unit on a day, and whether somebody of it follows them. */
export async function readBranches(
  client: Queryable,
  unit: { readonly unitId: number; readonly path: string },
  today: Day,
): Promise<(BranchRef & { readonly followed: boolean })[]> {
  const { rows } = await client.query<BranchRef & { readonly followed: boolean }>(
    `select b.unit_id as "unitId", b.code, b.name, a.name as "parentName", ${followed("$1")} as followed
       from unit b left join unit a on a.unit_id = b.parent_id where b.path <@ $2::ltree and b.unit_id <> $1 and ${there("$3::date")} order by b.code limit 10000`,
    [unit.unitId, unit.path, today],
  )
  return rows
}

/** What was chosen in a unit, by duty. */
export async function readChosen(client: Queryable, unitId: number) {
  const { rows } = await client.query<{
    readonly duty: string
    readonly memberId: number
    readonly aboutUnitId: number | null
  }>(
    `select duty, member_id as "memberId", about_unit_id as "aboutUnitId" from unit_responsibility
      where unit_id = $1 order by duty, member_id, about_unit_id`,
    [unitId],
  )
  return rows
}

/** Whoever changes the list of a unit waits for another who does. */
export async function waitForDuties(client: Queryable, unitId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer responsibilities'), $1)", [unitId])
}

/** Makes the list of a unit this. */
export async function putResponsibilities(
  client: Queryable,
  unitId: number,
  rows: readonly { readonly duty: string; readonly memberId: number; readonly aboutUnitId: number | null }[],
): Promise<void> {
  await client.query("delete from unit_responsibility where unit_id = $1", [unitId])
  await client.query(
    `insert into unit_responsibility (unit_id, duty, member_id, about_unit_id)
     select $1, x.duty, x."memberId", x."aboutUnitId"
       from jsonb_to_recordset($2::jsonb) as x (duty text, "memberId" int, "aboutUnitId" int)
     on conflict do nothing`,
    [unitId, JSON.stringify(rows)],
  )
}

/** A unit below whose list may lack something. */
export interface GapRow extends UnitRef {
  readonly kind: OrgKind
  readonly path: string
  readonly parentId: number | null
  readonly parentName: string
  readonly followedBy: { readonly memberId: number; readonly name: string }[]
  readonly lead: Answering | null
  readonly charge: Answering | null
  readonly unfollowed: number
}

/** Units that answer for learning in a list of their own. */
const answeringKinds: readonly OrgKind[] = ["branch", "working-committee", "party-committee", "leading-group"]
export const isAnswering = (kind: OrgKind) => answeringKinds.includes(kind)

/** Branches and committees that are some units, or lie below them, on a day, with what their lists have; by code. */
export async function readAnsweringWithin(
  client: Queryable,
  unitIds: readonly number[],
  today: Day,
): Promise<GapRow[]> {
  const { rows } = await client.query<GapRow>(
    `select u.unit_id as "unitId", u.code, u.name, u.kind, u.path::text as path, u.parent_id as "parentId",
            coalesce(a.name, '') as "parentName", ${answering("lead", "$2::date")} as lead,
            ${answering("charge", "$2::date")} as charge,
            coalesce((select json_agg(json_build_object('memberId', m.member_id, 'name', m.name) order by m.code)
                        from unit_responsibility r join member m using (member_id)
                       where r.duty = 'follow' and r.about_unit_id = u.unit_id), '[]') as "followedBy",
            case when u.kind = 'branch' then 0
                 else (select count(*)::int from unit b where b.path <@ u.path and b.unit_id <> u.unit_id
                         and ${there("$2::date")} and not ${followed("u.unit_id")}) end as unfollowed
       from unit u left join unit a on a.unit_id = u.parent_id
      where exists (select from unit top where top.unit_id = any($1::int[]) and u.path <@ top.path)
        and u.kind = any($3::text[])
        and ${isThereOn("u", "$2::date")}
      order by u.code`,
    [unitIds, today, answeringKinds],
  )
  return rows
}

/** Whether the list of a unit lacks somebody. */
export function lacksSomebody({ lead, charge, unfollowed }: Pick<GapRow, "lead" | "charge" | "unfollowed">) {
  return lead === null || charge === null || unfollowed > 0
}

/** When some units were last asked after their lists, by notice or by phone, as long as that is open. */
export async function readRemindedOn(
  client: Queryable,
  unitIds: readonly number[],
): Promise<ReadonlyMap<number, Day>> {
  const { rows } = await client.query<{ readonly unitId: number; readonly on: Day }>(
    `select unit_id as "unitId", max(on_day) as "on" from reminder
      where unit_id = any($1::int[]) and obligation = $2 and done_on is null and taken_back_at is null
      group by unit_id`,
    [unitIds, responsibilitiesAsked],
  )
  return new Map(rows.map(({ unitId, on }) => [unitId, on]))
}
