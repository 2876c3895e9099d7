import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** What a transfer did beside the memberships, as the history of records has it. */
export interface TransferDone {
  /** When, as the database writes a moment. */
  readonly at: string
  readonly posts: readonly PostDone[]
}

/** A post that ended with a transfer (`endedBefore`: its end until then), or began with it. */
export interface PostDone {
  readonly postId: number
  readonly path: string
  readonly began: boolean
}

/**
 * What the transfer did that ended a membership on a day: the changes of its transaction, as far as the posts are
 * still as it left them. Undefined: nothing is known of it.
 */
export async function findTransfer(
  client: Queryable,
  ended: { readonly memberId: number; readonly membershipId: number; readonly on: Day },
): Promise<TransferDone | undefined> {
  const { rows } = await client.query<TransferDone>(
    `select t.changed_at::text as at,
            coalesce((select json_agg(json_build_object('postId', p.post_id, 'path', u.path::text, 'began', c.before is null))
                        from record_change c
                        join post p on p.post_id = (c.after ->> 'post_id')::int
                        join unit u on u.unit_id = p.unit_id
                       where c.made_in = t.made_in and c.member_id = $1 and c.table_name = 'post'
                         and c.after ->> 'unit_id' = p.unit_id::text and c.after ->> 'post' = p.post
                         and c.after ->> 'from_on' = p.from_on::text
                         and (c.after ->> 'until_on') is not distinct from p.until_on::text
                         and case when c.before is null then p.from_on >= $3
                                  else p.until_on = greatest(p.from_on, $3) end), '[]') as posts
       from record_change t
      where t.member_id = $1 and t.table_name = 'membership' and t.before is not null
        and t.after ->> 'membership_id' = $2::int::text and t.after ->> 'until_on' = $3::date::text
      order by t.record_change_id desc limit 1`,
    [ended.memberId, ended.membershipId, ended.on],
  )
  return rows[0]
}

/** Gives posts back the end they had before a transfer, and takes away those that began with it. */
export async function storePostsBack(client: Queryable, memberId: number, done: TransferDone): Promise<void> {
  const ids = (began: boolean) =>
    done.posts.filter((post) => post.began === began).map(({ postId }) => postId)
  await client.query("delete from post where post_id = any($1::int[])", [ids(true)])
  await client.query(
    `update post p set until_on = least((c.before ->> 'until_on')::date, u.dissolved_on)
       from record_change c, unit u
      where p.post_id = any($1::int[]) and u.unit_id = p.unit_id and c.table_name = 'post' and c.member_id = $2
        and c.changed_at = $3::timestamptz and c.before is not null and (c.after ->> 'post_id')::int = p.post_id
        and not exists (select from post o where o.member_id = p.member_id and o.unit_id = p.unit_id and o.post = p.post
                           and o.post_id <> p.post_id and (o.until_on is null or o.until_on > p.until_on))`,
    [ids(false), memberId, done.at],
  )
}
