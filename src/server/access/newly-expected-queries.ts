import type { Day } from "../../domain/shared/calendar.ts"
import type { Post } from "../../domain/shared/words.ts"
import type { Queryable } from "../request-context.ts"
import { byPost, expectedByPost, postsOfKind } from "./expected-queries.ts"

/** Who comes to a unit from a day, and out of which one. */
export interface Joining {
  readonly unitId: number
  /** The unit they come from; what reaches both changes nothing. */
  readonly fromUnitId: number | null
  /** One person; null: several, or one who has no record yet. */
  readonly memberId: number | null
  readonly from: Day
}

const reaches = (unit: string) => `
  exists (select from unit_place w where w.unit_id = ${unit} and w.from_on <= a.starts_on and a.starts_on < w.until_on
             and w.above && coalesce(a.audience, array[a.unit_id]))`

/** How many activities, held before today with a list that is kept, would expect people who come to a unit. */
export async function countNewlyExpected(
  client: Queryable,
  { unitId, fromUnitId, memberId, from }: Joining,
  today: Day,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from activity a
      where a.starts_on >= $4::date and a.starts_on < $5::date and a.state = 'held' and a.kind not in (${byPost})
        and ${reaches("$1")} and not ${reaches("$2::int")}
        and exists (select from attendance t where t.activity_id = a.activity_id)
        and not exists (select from attendance t where t.activity_id = a.activity_id and t.member_id = $3::int)`,
    [unitId, fromUnitId, memberId, from, today],
  )
  return rows[0]?.count ?? 0
}

/** Who is to hold a post in a unit from a day until another; null: it goes on. */
export interface Appointing {
  readonly unitId: number
  readonly memberId: number
  readonly post: Post
  readonly from: Day
  readonly until: Day | null
}

/** How many meetings of the unit's committee or central group, held before today with a list that is kept, would expect them. */
export async function countNewlyExpectedByPost(
  client: Queryable,
  { unitId, memberId, post, from, until }: Appointing,
  today: Day,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from activity a
      where a.unit_id = $1 and a.starts_on >= $4::date and a.starts_on < least($5::date, $6::date) and a.state = 'held'
        and a.kind in (${byPost}) and $3::text = any(${postsOfKind("a.kind")}) and not ${expectedByPost("a", "$2::int")}
        and exists (select from attendance t where t.activity_id = a.activity_id)
        and not exists (select from attendance t where t.activity_id = a.activity_id and t.member_id = $2::int)`,
    [unitId, memberId, post, from, today, until],
  )
  return rows[0]?.count ?? 0
}
