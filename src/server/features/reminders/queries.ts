import { grantedRoles } from "../../../domain/access/roles.ts"
import type { AskedAfter } from "../../../domain/reminders/held-back.ts"
import { reminderLimits } from "../../../domain/reminders/held-back.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Post } from "../../../domain/shared/words.ts"
import { heldOn } from "../../access/index.ts"
import { maySignIn } from "../../may-sign-in.ts"
import type { Queryable } from "../../request-context.ts"

/** Whoever keeps the records of a unit or answers for them. */
export const reminded = grantedRoles.filter((role) =>
  ["recorder", "branch-secretary", "central-group-secretary", "committee-officer"].includes(role),
)

/** Somebody who reads what their unit is reminded of. */
export interface Reader {
  readonly unitId: number
  readonly accountId: number
}

/** Those who hold such a role in some units on a day and may sign in. */
export async function readersOf(
  client: Queryable,
  unitIds: readonly number[],
  today: Day,
): Promise<Reader[]> {
  const { rows } = await client.query<Reader>(
    `select distinct g.unit_id as "unitId", g.account_id as "accountId"
       from grant_of_role g join account a using (account_id)
      where g.unit_id = any($1::int[]) and g.role = any($2::text[]) and g.ended_at is null
        and ${maySignIn("a")} and ${heldOn("g", "$3::date")}`,
    [unitIds, reminded, today],
  )
  return rows
}

/** Somebody who may be called about a unit. */
export interface Contact {
  readonly unitId: number
  readonly memberId: number
  readonly name: string
  readonly post: Post
}

/** Posts whose holders are called, in this order. */
const called: readonly Post[] = ["secretary", "deputy-secretary", "organisation-officer"]

/** Who holds such a post in some units on a day, the secretary first. */
export async function contactsOf(
  client: Queryable,
  unitIds: readonly number[],
  today: Day,
): Promise<Contact[]> {
  if (unitIds.length === 0) return []
  const { rows } = await client.query<Contact>(
    `select p.unit_id as "unitId", m.member_id as "memberId", m.name, p.post
       from post p join member m using (member_id)
      where p.unit_id = any($1::int[]) and p.post = any($2::text[]) and ${heldOn("p", "$3::date")}
      order by p.unit_id, array_position($2::text[], p.post), m.code`,
    [unitIds, called, today],
  )
  return rows
}

/** What some units were asked after in the last days, the newest first. */
export async function askedLately(
  client: Queryable,
  unitIds: readonly number[],
  today: Day,
): Promise<AskedAfter[]> {
  const { rows } = await client.query<{ unitId: number; obligation: string | null; on: Day; by: string }>(
    `select r.unit_id as "unitId", r.obligation, r.on_day as "on", a.name as by
       from reminder r join account a using (account_id)
      where r.unit_id = any($1::int[]) and r.on_day > $2::date - ${reminderLimits.days}
        and r.taken_back_at is null
      order by r.reminder_id desc`,
    [unitIds, today],
  )
  return rows
}

/** What a unit was asked after. */
export interface ReminderRow {
  readonly reminderId: number
  readonly way: "notice" | "phone"
  readonly obligation: string | null
  readonly period: string | null
  readonly by: string
  readonly at: string
  readonly whom: string | null
  readonly note: string | null
  readonly doneOn: Day | null
  readonly over: "corrected" | "taken-back" | null
  readonly accountId: number
}

/** What a unit was asked after before one of them, the newest first. */
export async function listReminders(
  client: Queryable,
  unitId: number,
  before: number | undefined,
  limit: number,
): Promise<ReminderRow[]> {
  const { rows } = await client.query<ReminderRow>(
    `select r.reminder_id as "reminderId", r.way, r.obligation, r.period, a.name as by,
            coalesce(to_char(r.called_at, 'YYYY-MM-DD HH24:MI'), to_char(r.on_day, 'YYYY-MM-DD')) as at,
            r.whom, r.note, r.done_on as "doneOn", r.account_id as "accountId",
            case when r.taken_back_at is null then null
                 when exists (select from reminder c where c.corrects = r.reminder_id) then 'corrected'
                 else 'taken-back' end as over
       from reminder r join account a using (account_id)
      where r.unit_id = $1 and r.reminder_id < $2 order by r.reminder_id desc limit $3`,
    [unitId, before ?? 2_147_483_647, limit],
  )
  return rows
}

/** Units with what they were asked after, done or not, in the year up to a day: what was done may be owed again. */
export async function listAsked(
  client: Queryable,
  today: Day,
): Promise<{ obligation: string; period: string; unitIds: number[] }[]> {
  const { rows } = await client.query<{ obligation: string; period: string; unitIds: number[] }>(
    `select obligation, period, array_agg(distinct unit_id) as "unitIds" from reminder
      where obligation is not null and period is not null and taken_back_at is null and on_day > $1::date - 366
      group by 1, 2`,
    [today],
  )
  return rows
}
