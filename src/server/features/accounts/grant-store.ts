import type { GrantedRole, Role } from "../../../domain/access/roles.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { heldOn } from "../../access/index.ts"
import { maySignIn } from "../../may-sign-in.ts"
import type { Queryable } from "../../request-context.ts"

/** A grant that is not yet over. */
export interface GrantRow {
  readonly grantId: number
  readonly accountId: number
  readonly role: GrantedRole
  readonly unitId: number | null
  readonly unitName: string | null
  readonly path: string
  readonly kind: OrgKind
}

/** Where a role is to be held; undefined where there is no such unit, or no longer. */
export async function placeOf(
  client: Queryable,
  unitId: number,
  today: Day,
): Promise<{ kind: OrgKind; path: string } | undefined> {
  const { rows } = await client.query<{ kind: OrgKind; path: string }>(
    `select kind, path::text from unit
      where unit_id = $1 and (dissolved_on is null or dissolved_on > $2::date)`,
    [unitId, today],
  )
  return rows[0]
}

/** A new grant. */
export interface NewGrant {
  readonly accountId: number
  readonly role: GrantedRole
  /** Null: the whole district. */
  readonly unitId: number | null
  readonly fromOn: Day
  /** The first day it no longer holds; null: until it is ended. */
  readonly untilOn: Day | null
}

/** Adds a grant; undefined where the account holds the role there on some of the days already. */
export async function addGrant(
  client: Queryable,
  grant: NewGrant,
  by: number | null,
): Promise<number | undefined> {
  const { rows } = await client.query<{ grantId: number }>(
    `insert into grant_of_role (account_id, role, unit_id, from_on, until_on, granted_by)
     select $1::int, $2::text, $3::int, $4::date, $5::date, $6::int
      where not exists (
        select from grant_of_role g
         where g.account_id = $1 and g.role = $2 and g.unit_id is not distinct from $3::int and g.ended_at is null
           and daterange(g.from_on, g.until_on) && daterange($4::date, $5::date))
     returning grant_id as "grantId"`,
    [grant.accountId, grant.role, grant.unitId, grant.fromOn, grant.untilOn, by],
  )
  return rows[0]?.grantId
}

/** Whether the account holds the role there on some of the days already. */
export async function isHeld(client: Queryable, grant: NewGrant): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `select exists (
       select from grant_of_role g
        where g.account_id = $1 and g.role = $2 and g.unit_id is not distinct from $3::int and g.ended_at is null
          and daterange(g.from_on, g.until_on) && daterange($4::date, $5::date)) as held`,
    [grant.accountId, grant.role, grant.unitId, grant.fromOn, grant.untilOn],
  )
  return rows[0]?.held === true
}

const shown = `g.grant_id as "grantId", g.account_id as "accountId", g.role, g.unit_id as "unitId",
  u.name as "unitName", coalesce(u.path::text, '') as path, coalesce(u.kind, 'district-committee') as kind`

/** A grant that nobody has ended. */
export async function grantOfId(client: Queryable, grantId: number): Promise<GrantRow | undefined> {
  const { rows } = await client.query<GrantRow>(
    `select ${shown} from grant_of_role g left join unit u on u.unit_id = g.unit_id
      where g.grant_id = $1 and g.ended_at is null`,
    [grantId],
  )
  return rows[0]
}

type GrantWithDays = GrantRow & Pick<NewGrant, "fromOn" | "untilOn">

/** A grant that was taken back and would go on otherwise, with its days. */
export async function endedGrantOfId(
  client: Queryable,
  grantId: number,
  today: Day,
): Promise<GrantWithDays | undefined> {
  const { rows } = await client.query<GrantWithDays>(
    `select ${shown}, g.from_on as "fromOn", g.until_on as "untilOn"
       from grant_of_role g left join unit u on u.unit_id = g.unit_id
      where g.grant_id = $1 and g.ended_at is not null and (g.until_on is null or g.until_on > $2::date)`,
    [grantId, today],
  )
  return rows[0]
}

/** A grant, whether it is over or not. */
export async function anyGrantOfId(client: Queryable, grantId: number): Promise<GrantRow | undefined> {
  const { rows } = await client.query<GrantRow>(
    `select ${shown} from grant_of_role g left join unit u on u.unit_id = g.unit_id where g.grant_id = $1`,
    [grantId],
  )
  return rows[0]
}

/** Lets a grant that was taken back go on; false where the account holds the role there on some of the days already. */
export async function setGoingOn(client: Queryable, grantId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update grant_of_role g set ended_by = null, ended_at = null
      where g.grant_id = $1 and g.ended_at is not null and not exists (
        select from grant_of_role h
         where h.account_id = g.account_id and h.role = g.role and h.unit_id is not distinct from g.unit_id
           and h.ended_at is null and daterange(h.from_on, h.until_on) && daterange(g.from_on, g.until_on))`,
    [grantId],
  )
  return rowCount === 1
}

/** Ends a grant; false where somebody else just has. */
export async function setEnded(client: Queryable, grantId: number, by: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "update grant_of_role set ended_by = $2, ended_at = now() where grant_id = $1 and ended_at is null",
    [grantId, by],
  )
  return rowCount === 1
}

/** Whether an account holds a role today that no other holds with which somebody can sign in. */
export async function isLastHolder(
  client: Queryable,
  accountId: number,
  role: Role,
  today: Day,
): Promise<boolean> {
  const { rows } = await client.query<{ last: boolean }>(
    `with held as (
       select g.account_id, ${maySignIn("a")} as usable
         from grant_of_role g join account a using (account_id)
        where g.role = $2 and g.ended_at is null and a.disabled_at is null
          and ${heldOn("g", "$3::date")})
     select exists (select from held where account_id = $1)
        and not exists (select from held where account_id <> $1 and usable) as last`,
    [accountId, role, today],
  )
  return rows[0]?.last === true
}
