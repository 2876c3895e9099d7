import { reachesUnit, type Scope } from "../../domain/access/scope.ts"
import type { RequestContext } from "../request-context.ts"
import { byPost, expectedByPost } from "./expected-queries.ts"

/**
 * Whether a committee or a central group held an item of the sitting of an activity, and the asker does not belong to
 * it: what was written of the sitting is then not for them.
 */
export async function isSittingClosed(
  { client, actor: { memberId } }: RequestContext,
  scope: Scope<"event.read">,
  activityId: number,
): Promise<boolean> {
  const { rows } = await client.query<{ readonly path: string; readonly own: boolean }>(
    `select u.path::text as path,
            coalesce(${expectedByPost("a", "$2")}
                  or exists (select from attendance t where t.activity_id = a.activity_id and t.member_id = $2)
                  or a.lecturer_id = $2, false) as own
       from activity a join unit u using (unit_id)
      where a.sitting_id = (select sitting_id from activity where activity_id = $1) and a.kind in (${byPost})`,
    [activityId, memberId],
  )
  return rows.some(({ path, own }) => !own && !reachesUnit(scope, path))
}
