import { lookOf, takenForOthers } from "../../../domain/access/login.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { HeldRole } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { joinPlace } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

/** A member who is to have an account. */
export interface MemberWithout {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly unit: string | null
  /** Their account, where they have one that nobody has begun to use. */
  readonly accountId: number | null
  readonly login: string | null
  /** What that account holds, today or later. */
  readonly roles: readonly (HeldRole & { readonly role: GrantedRole })[]
}

/** Of these members, those who have no account, or one that has never been used. */
export async function membersWithout(
  client: Queryable,
  memberIds: readonly number[],
  today: Day,
): Promise<MemberWithout[]> {
  const { rows } = await client.query<MemberWithout>(
    `select m.member_id as "memberId", m.code, m.name, u.name as unit, a.account_id as "accountId", a.login,
            (select coalesce(json_agg(json_build_object('role', g.role, 'unitId', coalesce(h.unit_id, 0),
                                                        'path', coalesce(h.path::text, ''))), '[]')
               from grant_of_role g left join unit h on h.unit_id = g.unit_id
              where g.account_id = a.account_id and g.ended_at is null
                and (g.until_on is null or g.until_on > $2::date)) as roles
       from member m
       left join account a using (member_id)
       ${joinPlace("m.member_id", "$2::date")}
      where m.member_id = any($1)
        and (a.account_id is null or (a.password_hash is null and a.subject is null and a.disabled_at is null))
      order by u.path, m.code`,
    [memberIds, today],
  )
  return rows
}

/** How those logins look that look like one of these, or like one of them with a hyphen and a number. */
export async function looksTaken(client: Queryable, logins: readonly string[]): Promise<Set<string>> {
  const { letters, others } = takenForOthers
  const { rows } = await client.query<{ look: string }>(
    `select look from (select translate(lower(login), $2, $3) as look from account) a
      where look = any($1) or regexp_replace(look, '-[ol2-9]+$', '') = any($1)`,
    [logins.map(lookOf), letters, others],
  )
  return new Set(rows.map(({ look }) => look))
}

/** Adds accounts of members; answers each member's account. */
export async function addMemberAccounts(
  client: Queryable,
  accounts: readonly { readonly memberId: number; readonly login: string }[],
): Promise<Map<number, number>> {
  const { rows } = await client.query<{ memberId: number; accountId: number }>(
    `insert into account (member_id, login, name, search_key)
     select m.member_id, given.login, m.name, m.search_key
       from unnest($1::int[], $2::text[]) as given (member_id, login) join member m using (member_id)
     returning member_id as "memberId", account_id as "accountId"`,
    [accounts.map(({ memberId }) => memberId), accounts.map(({ login }) => login)],
  )
  return new Map(rows.map(({ memberId, accountId }) => [memberId, accountId]))
}
