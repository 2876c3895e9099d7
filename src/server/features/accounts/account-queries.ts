import type { Permission } from "../../../domain/access/permissions.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import { branchRoles } from "../../../domain/access/second-person.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { joinPlace, reachesAll, within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { matching } from "../search/index.ts"

/** An account as those who look after accounts see it. */
export interface AccountShown {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  readonly unitName: string | null
  readonly active: boolean
  readonly disabled: boolean
  readonly hasSecondFactor: boolean
  readonly hasIdentity: boolean
}

/** With the moment until which it is paused, null where it is not. */
export type AccountNow = AccountShown & { readonly pausedUntil: string | null }

const shown = `
  a.account_id as "accountId", a.login, a.name, a.member_id as "memberId", u.name as "unitName",
  a.password_hash is not null as active, a.disabled_at is not null as disabled,
  a.totp_secret is not null as "hasSecondFactor", a.subject is not null as "hasIdentity"`

/** The unit a member belongs to on the day `$1`, or only holds a post in. */
const placed = `account a ${joinPlace("a.member_id", "$1::date")}`

/** Units where somebody holds a role today or later. */
const granted = `
  exists (select from grant_of_role g join unit h on h.unit_id = g.unit_id
           where g.account_id = a.account_id and g.ended_at is null
             and (g.until_on is null or g.until_on > $1::date) and `

/** An account lies within reach through the unit of its member, or through a unit where it holds a role. */
function accountWithin(scope: Scope<Permission>, values: unknown[]): string {
  if (reachesAll(scope)) return "true"
  const byMember = within(scope, values, { path: "u.path" })
  return `(${byMember} or ${granted} ${within(scope, values, { path: "h.path" })}))`
}

export interface AccountsAsked {
  readonly today: Day
  readonly q: string | undefined
  readonly unitPath: string | undefined
  readonly limit: number
  readonly after: string
}

/** Accounts within reach, in the order of their logins; one more than asked for where there are more. */
export async function listAccounts(
  client: Queryable,
  scope: Scope<Permission>,
  { today, q, unitPath, limit, after }: AccountsAsked,
): Promise<AccountShown[]> {
  const values: unknown[] = [today, after, limit + 1]
  const conditions = ["lower(a.login) > $2", accountWithin(scope, values)]
  if (q !== undefined) {
    conditions.push(matching(q, values, { alias: "a", code: "login" }))
  }
  if (unitPath !== undefined) {
    values.push(unitPath)
    conditions.push(`(u.path <@ $${values.length}::ltree or ${granted} h.path <@ $${values.length}::ltree))`)
  }
  const { rows } = await client.query<AccountShown>(
    `select ${shown} from ${placed} where ${conditions.join(" and ")} order by lower(a.login) limit $3`,
    values,
  )
  return rows
}

/** One account, when it lies within reach. */
export async function findAccountWithin(
  client: Queryable,
  scope: Scope<Permission>,
  accountId: number,
  today: Day,
): Promise<AccountShown | undefined> {
  const values: unknown[] = [today, accountId]
  const { rows } = await client.query<AccountShown>(
    `select ${shown} from ${placed} where a.account_id = $2 and ${accountWithin(scope, values)}`,
    values,
  )
  return rows[0]
}

/** A role that somebody holds or will. */
export interface GrantShown {
  readonly grantId: number
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly role: GrantedRole
  readonly unitId: number | null
  readonly unitName: string | null
  readonly path: string
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly endedAt: string | null
  readonly endedBy: string | null
}

export interface GrantsAsked {
  readonly today: Day
  readonly accountId?: number | undefined
  readonly unitPath?: string | undefined
  readonly role?: GrantedRole | undefined
  /** Those that are over, instead of those in force or to come. */
  readonly over?: boolean
  readonly limit: number
  /** The last one seen; 0 at the beginning. */
  readonly afterId: number
}

/** Grants in force or to come within reach, in the order they were given; those that are over the latest first. */
export async function listGrants(
  client: Queryable,
  scope: Scope<Permission>,
  { today, accountId, unitPath, role, over = false, limit, afterId }: GrantsAsked,
): Promise<GrantShown[]> {
  const values: unknown[] = [today, afterId, limit + 1, accountId ?? null, role ?? null, unitPath ?? null]
  const reach = reachesAll(scope) ? "true" : within(scope, values, { path: "u.path" })
  const { rows } = await client.query<GrantShown>(
    `select g.grant_id as "grantId", g.account_id as "accountId", a.login, a.name, g.role, g.unit_id as "unitId",
            u.name as "unitName", coalesce(u.path::text, '') as path, g.from_on as "fromOn", g.until_on as "untilOn",
            g.ended_at as "endedAt", e.name as "endedBy"
       from grant_of_role g join account a using (account_id) left join unit u on u.unit_id = g.unit_id
       left join account e on e.account_id = g.ended_by
      where ${over ? "not" : ""} (g.ended_at is null and (g.until_on is null or g.until_on > $1::date))
        and ${over ? "($2 = 0 or g.grant_id < $2)" : "g.grant_id > $2"} and ($4::int is null or g.account_id = $4) and ($5::text is null or g.role = $5)
        and ($6::text is null or u.path <@ $6::ltree) and ${reach}
      order by g.grant_id ${over ? "desc" : ""} limit $3`,
    values,
  )
  return rows
}

/** Those who belong below a unit on a day, or only hold a post there, and lie within reach. */
export async function membersBelow(
  client: Queryable,
  scope: Scope<Permission>,
  request: { readonly today: Day; readonly unitPath?: string; readonly memberIds?: readonly number[] },
): Promise<number[]> {
  const values: unknown[] = [request.today, request.unitPath ?? null, request.memberIds ?? null]
  const reach = reachesAll(scope) ? "true" : within(scope, values, { path: "u.path" })
  const { rows } = await client.query<{ id: number }>(
    `select m.member_id as id from member m ${joinPlace("m.member_id", "$1::date")}
      where ($2::text is null or u.path <@ $2::ltree) and ($3::int[] is null or m.member_id = any($3))
        and u.unit_id is not null and ${reach}
      order by u.path, m.member_id limit 2001`,
    values,
  )
  return rows.map(({ id }) => id)
}

/** Whether a grant's unit lies within reach; one for the whole district only where that does. */
export function grantWithin(scope: Scope<Permission>, path: string): boolean {
  return reachesAll(scope) || (path !== "" && reachesUnit(scope, path))
}

/**
 * Whether an account was used in a browser where whoever is to give it a role, or issued its code, has signed in too; of
 * those who hold a role beyond a branch today.
 */
export async function sharesBrowser(
  client: Queryable,
  { accountId, giver, today }: { readonly accountId: number; readonly giver: number; readonly today: Day },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from account a join device d using (account_id) join device o using (token_hash)
       join grant_of_role g on g.account_id = o.account_id
      where a.account_id = $1 and o.account_id <> $1 and o.account_id in ($2, a.let_in_by)
        and g.role <> all($4) and g.ended_at is null and (g.until_on is null or g.until_on > $3::date) limit 1`,
    [accountId, giver, today, branchRoles],
  )
  return rowCount === 1
}

/** How many roles an account holds today or later, whoever asks. */
export async function countGrants(client: Queryable, accountId: number, today: Day): Promise<number> {
  const { rows } = await client.query<{ roles: number }>(
    `select count(*)::int as roles from grant_of_role
      where account_id = $1 and ended_at is null and (until_on is null or until_on > $2::date)`,
    [accountId, today],
  )
  return rows[0]?.roles ?? 0
}
