import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** A post as it was before its unit ended. */
export interface EndedPost {
  readonly postId: number
  readonly untilOn: string | null
}

/** Ends the posts of a unit on a day; those that were to begin later cover no day. Answers them as they were. */
export async function endPosts(client: Queryable, unitId: number, day: Day): Promise<EndedPost[]> {
  const { rows } = await client.query<EndedPost>(
    `with was as (select post_id, until_on from post
                   where unit_id = $1 and (until_on is null or until_on > $2::date))
     update post p set until_on = greatest(p.from_on, $2::date) from was where p.post_id = was.post_id
     returning was.post_id as "postId", was.until_on as "untilOn"`,
    [unitId, day],
  )
  return rows
}

/** Gives posts back the end they had, where nobody has changed them since. */
export async function restorePosts(client: Queryable, posts: readonly EndedPost[], day: Day): Promise<void> {
  await client.query(
    `update post p set until_on = n.until_on from unnest($1::int[], $2::date[]) as n (post_id, until_on)
      where p.post_id = n.post_id and p.until_on = greatest(p.from_on, $3::date)`,
    [posts.map(({ postId }) => postId), posts.map(({ untilOn }) => untilOn), day],
  )
}

/** Lets the memberships of a unit go on in another from a day. Answers whose they are. */
export async function carryMemberships(
  client: Queryable,
  unitId: number,
  into: number,
  day: Day,
): Promise<number[]> {
  const { rows } = await client.query<{ memberId: number }>(
    `with later as (update membership set unit_id = $2 where unit_id = $1 and from_on >= $3::date
                    returning member_id),
          was as (select membership_id, member_id, until_on from membership
                   where unit_id = $1 and from_on < $3::date and (until_on is null or until_on > $3::date)),
          ended as (update membership b set until_on = $3::date from was where b.membership_id = was.membership_id),
          goes_on as (insert into membership (member_id, unit_id, from_on, until_on)
                      select member_id, $2, $3::date, until_on from was returning member_id)
     select member_id as "memberId" from later union select member_id from goes_on order by 1`,
    [unitId, into, day],
  )
  return rows.map(({ memberId }) => memberId)
}

/** Lets the posts of a unit go on in another from a day, but for those somebody holds there already. */
export async function carryPosts(client: Queryable, unitId: number, into: number, day: Day): Promise<void> {
  await client.query(
    `with was as (select member_id, post, greatest(from_on, $3::date) as from_on, until_on from post
                   where unit_id = $1 and (until_on is null or until_on > $3::date)
                     and until_on is distinct from from_on)
     insert into post (member_id, unit_id, post, from_on, until_on)
     select w.member_id, $2, w.post, w.from_on, w.until_on from was w
      where not exists (select from post p where p.unit_id = $2 and p.member_id = w.member_id and p.post = w.post
                           and (p.until_on is null or p.until_on > w.from_on))`,
    [unitId, into, day],
  )
}

/** What is planned from a day on goes on in the other unit, and what was to reach this one reaches that. Answers what. */
export async function carryPlans(
  client: Queryable,
  unitId: number,
  into: number,
  day: Day,
): Promise<number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `update activity set unit_id = $2 where unit_id = $1 and state = 'planned' and starts_on >= $3::date
     returning activity_id as id`,
    [unitId, into, day],
  )
  await client.query(
    `update activity a set audience = (select array_agg(distinct case when one = $1 then $2 else one end)
                                         from unnest(a.audience) one)
      where a.audience @> array[$1::int] and a.state = 'planned' and a.starts_on >= $3::date`,
    [unitId, into, day],
  )
  return rows.map(({ id }) => id)
}
