import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** The last day that a leave covers: whoever reported back before its end was there again from that day on. */
export const lastCovered = (leave: string) =>
  `case when ${leave}.returned_on < ${leave}.ends_on then ${leave}.returned_on - 1 else ${leave}.ends_on end`

/** Whether an approved leave covers a day, as a condition of SQL. */
export const covers = (leave: string, day: string) =>
  `${leave}.state = 'approved' and ${leave}.from_on <= ${day} and ${day} <= ${lastCovered(leave)}`

/**
 * Joins `on_leave` (leave_id, kind): the approved leave of a member on a day, the first that was asked for where there
 * are several.
 */
export const joinLeave = (member: string, day: string) => `
  left join lateral (select l.leave_id, l.kind from leave l
                      where l.member_id = ${member} and ${covers("l", day)} order by l.leave_id limit 1) on_leave on true`

/** The kind of that leave alone, as an expression of SQL; null: none. */
export const leaveKindOn = (member: string, day: string) =>
  `(select l.kind from leave l where l.member_id = ${member} and ${covers("l", day)} order by l.leave_id limit 1)`

/** What a list says of a leave of a kind; null where there is none. */
export const detailOf = (kind: string) => `${kind} || '-leave'`

/** Those of some people who have approved leave on a day, by their numbers. */
export async function listOnLeave(client: Queryable, memberIds: readonly number[], on: Day) {
  if (memberIds.length === 0) return []
  const { rows } = await client.query<{ readonly memberId: number; readonly name: string }>(
    `select m.member_id as "memberId", m.name from member m
      where m.member_id = any($1::int[])
        and exists (select from leave l where l.member_id = m.member_id and ${covers("l", "$2::date")})
      order by m.code`,
    [memberIds, on],
  )
  return rows
}
