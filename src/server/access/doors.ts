import type { Permission } from "../../domain/access/permissions.ts"
import {
  isBelow,
  isEmpty,
  isOwnUnit,
  reachesMember,
  reachesUnit,
  type Scope,
  scopeFor,
} from "../../domain/access/scope.ts"
import type { Day } from "../../domain/shared/calendar.ts"
import type { ActivityKind, OrgKind } from "../../domain/shared/words.ts"
import { problem } from "../http/problem.ts"
import type { RequestContext } from "../request-context.ts"
import { byPost, expectedByPost } from "./expected-queries.ts"
import { heldOn } from "./placed-queries.ts"

/** A unit that the asker may use as asked. */
export interface UnitWithin {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly path: string
  readonly parentId: number | null
  readonly version: number
  readonly foundedOn: Day | null
  readonly dissolvedOn: Day | null
}

/** The unit, when the scope reaches it. Who may see it but not do this is forbidden; for others it does not exist. */
export async function unitWithin(
  context: RequestContext,
  scope: Scope<Permission>,
  unitId: number,
): Promise<UnitWithin> {
  const unit = await readUnit(context, unitId)
  if (reachesOrOwns(scope, unit)) return unit
  throw problem(reachesOrOwns(scopeFor(context.actor, "unit.read"), unit) ? "forbidden" : "not-found")
}

/**
 * The unit, when the scope reaches it; also one above a unit that the asker belongs to or holds a role in, where
 * `reached` is false: only what it has published is for them.
 */
export async function unitWithinOrAbove(
  context: RequestContext,
  scope: Scope<Permission>,
  unitId: number,
): Promise<UnitWithin & { readonly reached: boolean }> {
  const unit = await readUnit(context, unitId)
  if (reachesOrOwns(scope, unit)) return { ...unit, reached: true }
  const { roles, memberPath } = context.actor
  const stands = [...roles.map(({ path }) => path), ...(memberPath === null ? [] : [memberPath])]
  if (!isEmpty(scope) && stands.some((path) => isBelow(path, unit.path))) return { ...unit, reached: false }
  throw problem(reachesOrOwns(scopeFor(context.actor, "unit.read"), unit) ? "forbidden" : "not-found")
}

async function readUnit({ client }: RequestContext, unitId: number): Promise<UnitWithin> {
  const { rows } = await client.query<UnitWithin>({
    name: "unit-within",
    text: `select unit_id as "unitId", code, name, kind, path::text as path, parent_id as "parentId", version,
                  founded_on as "foundedOn", dissolved_on as "dissolvedOn"
             from unit where unit_id = $1`,
    values: [unitId],
  })
  const unit = rows[0]
  if (!unit) throw problem("not-found")
  return unit
}

const reachesOrOwns = (scope: Scope<Permission>, { path }: UnitWithin) =>
  reachesUnit(scope, path) || isOwnUnit(scope, path)

/** A member that the asker may use as asked. */
export interface MemberWithin {
  readonly memberId: number
  readonly code: string
  readonly name: string
  /** Where they belong today, or hold a post; else where they will, or did last. */
  readonly unitId: number | null
  readonly path: string | null
  readonly version: number
}

/**
 * Joins the unit `u` where somebody is on a day: the one they belong to; of whoever belongs to none, one they hold a
 * post in. Joins, and no query for one person: that would be slow for many.
 */
export const joinPlace = (member: string, day: string) => `
  left join lateral (select b.unit_id from membership b
                      where b.member_id = ${member} and ${heldOn("b", day)}) belongs on true
  left join lateral (select p.unit_id from post p
                      where p.member_id = case when belongs.unit_id is null then ${member} end and ${heldOn("p", day)}
                        and not exists (select from post o where o.member_id = p.member_id and ${heldOn("o", day)}
                              and (o.from_on, -o.unit_id, o.post_id) > (p.from_on, -p.unit_id, p.post_id))) holds on true
  left join unit u on u.unit_id = coalesce(belongs.unit_id, holds.unit_id)`

/**
 * The unit that places somebody: that of today's membership, else of a post held today, else of the next membership,
 * the last, and of whoever never had one that of a post. `today` is a parameter or a column.
 */
export function placeOf(member: string, today: string): string {
  const span = "from_on, until_on, unit_id"
  return `(select b.unit_id from (select true as belongs, ${span} from membership where member_id = ${member}
            union all select false, ${span} from post where member_id = ${member}) b
          where b.until_on is null or b.until_on > b.from_on
          order by (${heldOn("b", today)}) desc, b.belongs desc,
                   (b.from_on > ${today}) desc, b.from_on desc, b.unit_id limit 1)`
}

/** The member, when the scope reaches them. */
export async function memberWithin(
  context: RequestContext,
  scope: Scope<Permission>,
  memberId: number,
): Promise<MemberWithin> {
  const { rows } = await context.client.query<MemberWithin>(
    `select m.member_id as "memberId", m.code, m.name, m.version, u.unit_id as "unitId", u.path::text as path
       from member m left join unit u on u.unit_id = ${placeOf("m.member_id", "$2::date")}
      where m.member_id = $1`,
    [memberId, context.today],
  )
  const member = rows[0]
  if (!member) throw problem("not-found")
  if (reachesMember(scope, member)) return member
  throw problem(reachesMember(scopeFor(context.actor, "member.read"), member) ? "forbidden" : "not-found")
}

/** An activity that the asker may use as asked. */
export interface ActivityWithin {
  readonly activityId: number
  readonly code: string
  readonly unitId: number
  readonly path: string
  readonly kind: ActivityKind
  readonly version: number
}

/**
 * The activity, when the scope reaches the unit that holds it. One's own are those that reach the unit one belongs
 * to, except for what a committee or a central group does among itself, those that expect one by post, and those one
 * stands in the list of or gives.
 */
export async function activityWithin(
  context: RequestContext,
  scope: Scope<Permission>,
  activityId: number,
): Promise<ActivityWithin> {
  const { rows } = await context.client.query<ActivityWithin & { readonly own: boolean }>(
    `select a.activity_id as "activityId", a.code, a.unit_id as "unitId", u.path::text as path, a.kind, a.version,
            coalesce(exists (select from unit r where r.unit_id = any(coalesce(a.audience, array[a.unit_id]))
                                 and $3::ltree <@ r.path
                                 and a.kind not in (${byPost}))
                  or ${expectedByPost("a", "$2")}
                  or exists (select from attendance t where t.activity_id = a.activity_id and t.member_id = $2)
                  or a.lecturer_id = $2, false) as own
       from activity a join unit u using (unit_id) where a.activity_id = $1`,
    [activityId, context.actor.memberId, context.actor.memberPath],
  )
  const found = rows[0]
  if (!found) throw problem("not-found")
  const { own, ...activity } = found
  const reaches = (of: Scope<Permission>) => reachesUnit(of, activity.path) || (of.memberId !== null && own)
  if (reaches(scope)) return activity
  throw problem(reaches(scopeFor(context.actor, "event.read")) ? "forbidden" : "not-found")
}
