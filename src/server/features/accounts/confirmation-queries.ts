import type { GrantedRole } from "../../../domain/access/roles.ts"
import type { Actor, HeldRole } from "../../../domain/access/scope.ts"
import type { ConfirmedAct } from "../../../domain/access/second-person.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn, joinPlace } from "../../access/index.ts"
import { believed } from "../../believed.ts"
import { maySignIn } from "../../may-sign-in.ts"
import type { Queryable } from "../../request-context.ts"

/** What is to be done, as it was asked for. */
export interface AskedDetails {
  /** Of a role that is to be given, or to go on. */
  readonly role?: GrantedRole
  readonly unitId?: number | null
  readonly fromOn?: Day
  readonly untilOn?: Day | null
  readonly grantId?: number
  /** Of an identity at the provider. */
  readonly issuer?: string
  readonly subject?: string
}

/** Something that waits for a second person. */
export interface OpenConfirmation {
  readonly confirmationId: number
  readonly act: ConfirmedAct
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly unitName: string | null
  readonly details: AskedDetails
  readonly sealedHalf: Buffer | null
  readonly roleUnitName: string | null
  /** Of the unit where the role is to be held; empty where there is none. */
  readonly rolePath: string
  /** What the account holds, today or later. */
  readonly held: readonly { readonly role: GrantedRole; readonly path: string }[]
  readonly askedBy: number
  readonly askedByName: string
  readonly askedFrom: string
  readonly askedAt: string
  readonly expiresAt: string
}

/** Whatever waits for a second person, the oldest first; or one of them. */
export async function openConfirmations(
  client: Queryable,
  today: Day,
  confirmationId: number | null = null,
): Promise<OpenConfirmation[]> {
  const { rows } = await client.query<OpenConfirmation>(
    `select c.confirmation_id as "confirmationId", c.act, c.account_id as "accountId", a.login, a.name,
            u.name as "unitName", c.details, c.sealed_half as "sealedHalf", r.name as "roleUnitName",
            coalesce(r.path::text, '') as "rolePath",
            (select coalesce(json_agg(json_build_object('role', g.role, 'path', coalesce(h.path::text, ''))), '[]')
               from grant_of_role g left join unit h on h.unit_id = g.unit_id
              where g.account_id = c.account_id and g.ended_at is null
                and (g.until_on is null or g.until_on > $1::date)) as held,
            c.asked_by as "askedBy", b.name as "askedByName", c.asked_from as "askedFrom",
            c.asked_at as "askedAt", c.expires_at as "expiresAt"
       from confirmation c join account a using (account_id) join account b on b.account_id = c.asked_by
            ${joinPlace("a.member_id", "$1::date")}
            left join unit r on r.unit_id = (c.details ->> 'unitId')::int
      where c.outcome is null and c.expires_at > now() and ${believed("c.asked_at")} and ($2::int is null or c.confirmation_id = $2)
      order by c.confirmation_id`,
    [today, confirmationId],
  )
  return rows
}

const heldToday = `
  (select coalesce(json_agg(json_build_object('role', g.role, 'unitId', coalesce(u.unit_id, 0),
                                              'path', coalesce(u.path::text, '')) order by g.grant_id), '[]')
     from grant_of_role g left join unit u on u.unit_id = coalesce(g.unit_id, (select min(r.unit_id) from unit r
                                                                               where r.parent_id is null))
    where g.account_id = a.account_id and g.ended_at is null and ${heldOn("g", "$1::date")}) as roles`

/** An account as it acts today, whoever asks; undefined where it is shut. */
export async function actorOf(client: Queryable, accountId: number, today: Day): Promise<Actor | undefined> {
  const { rows } = await client.query<{ login: string; name: string; roles: readonly HeldRole[] }>(
    `select a.login, a.name, ${heldToday} from account a where a.account_id = $2 and a.disabled_at is null`,
    [today, accountId],
  )
  const [row] = rows
  return row && { accountId, memberId: null, memberPath: null, memberBranch: null, ...row }
}

/** Everybody who might be a second person: they hold a role above the branches today, and can sign in. */
export async function possibleSeconds(client: Queryable, today: Day): Promise<Actor[]> {
  const { rows } = await client.query<{
    accountId: number
    login: string
    name: string
    roles: readonly HeldRole[]
  }>(
    `select a.account_id as "accountId", a.login, a.name, ${heldToday} from account a
      where ${maySignIn("a")}
        and exists (select from grant_of_role g
                     where g.account_id = a.account_id and g.ended_at is null and ${heldOn("g", "$1::date")}
                       and g.role in ('committee-officer', 'department-officer', 'system-admin', 'security-admin',
                                      'audit-admin'))`,
    [today],
  )
  return rows.map((row) => ({ memberId: null, memberPath: null, memberBranch: null, ...row }))
}

/** Whether an administrator beside somebody has ever been able to sign in. */
export async function wasAnyOtherAdministrator(client: Queryable, accountId: number): Promise<boolean> {
  const { rows } = await client.query<{ was: boolean }>(
    `select exists (select from account a join grant_of_role g using (account_id)
                     where a.account_id <> $1 and (a.password_set_at is not null or a.subject is not null)
                       and g.role in ('system-admin', 'security-admin', 'audit-admin')) as was`,
    [accountId],
  )
  return rows[0]?.was === true
}
