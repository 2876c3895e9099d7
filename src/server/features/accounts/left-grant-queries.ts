import type { GrantedRole } from "../../../domain/access/roles.ts"
import { holdsPeople } from "../../../domain/org/kinds.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { orgKinds } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

/** A role of a member in a branch or a group. */
export interface GrantOfMember {
  readonly grantId: number
  readonly accountId: number
  readonly role: GrantedRole
  readonly unitId: number
  readonly unitCode: string
  readonly unitName: string
  readonly unitKind: "branch" | "group"
  readonly path: string
  readonly fromOn: Day
  readonly untilOn: Day | null
}

const shown = `g.grant_id as "grantId", g.account_id as "accountId", g.role, u.unit_id as "unitId", u.code as "unitCode",
  u.name as "unitName", u.kind as "unitKind", u.path::text as path,
  g.from_on as "fromOn", g.until_on as "untilOn"`
const withPeople = Object.values(orgKinds).filter(holdsPeople)

/** The roles that a member holds, today or later, in branches and groups: in these, or in any. */
export async function grantsOfMember(
  client: Queryable,
  memberId: number,
  today: Day,
  unitIds: readonly number[] | null = null,
): Promise<GrantOfMember[]> {
  const { rows } = await client.query<GrantOfMember>(
    `select ${shown} from account a join grant_of_role g using (account_id) join unit u on u.unit_id = g.unit_id
      where a.member_id = $1 and g.ended_at is null and (g.until_on is null or g.until_on > $2::date)
        and u.kind = any($3) and ($4::int[] is null or u.unit_id = any($4)) order by g.grant_id`,
    [memberId, today, withPeople, unitIds],
  )
  return rows
}

/** The roles of a member that ended at one moment, would go on otherwise, and have not been given anew. */
export async function endedAtOnce(
  client: Queryable,
  { memberId, at, today }: { readonly memberId: number; readonly at: string; readonly today: Day },
): Promise<GrantOfMember[]> {
  const { rows } = await client.query<GrantOfMember>(
    `select ${shown} from account a join grant_of_role g using (account_id) join unit u on u.unit_id = g.unit_id
      where a.member_id = $1 and g.ended_at = $2::timestamptz and (g.until_on is null or g.until_on > $3::date)
        and a.disabled_at is null and u.kind = any($4)
        and not exists (select from grant_of_role h
                         where h.account_id = g.account_id and h.role = g.role and h.unit_id = g.unit_id
                           and h.ended_at is null and daterange(h.from_on, h.until_on) && daterange(g.from_on, g.until_on))
      order by g.grant_id`,
    [memberId, at, today, withPeople],
  )
  return rows
}

/** The roles of a member that were given at one moment, and are not over. */
export async function givenAtOnce(
  client: Queryable,
  { memberId, at }: { readonly memberId: number; readonly at: string },
): Promise<GrantOfMember[]> {
  const { rows } = await client.query<GrantOfMember>(
    `select ${shown} from account a join grant_of_role g using (account_id) join unit u on u.unit_id = g.unit_id
      where a.member_id = $1 and g.granted_at = $2::timestamptz and g.ended_at is null and u.kind = any($3)
      order by g.grant_id`,
    [memberId, at, withPeople],
  )
  return rows
}

/** What a member is called. */
export async function nameOfMember(client: Queryable, memberId: number): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select name from member where member_id = $1", [
    memberId,
  ])
  return rows[0]?.name ?? ""
}
