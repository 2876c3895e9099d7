import type { Scope } from "../../../domain/access/scope.ts"
import type { RecordState } from "../../../domain/meetings/record-states.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

interface UnitRef {
  readonly unitId: number
  readonly code: string
  readonly name: string
}

/** A task that is not done, with the meeting that set it. */
export interface OpenTask {
  readonly taskId: number
  readonly activityId: number
  readonly subject: string
  readonly name: string | null
  readonly dueOn: Day | null
  readonly member: { readonly memberId: number; readonly code: string; readonly name: string } | null
  readonly settles: boolean
  readonly unit: UnitRef
  readonly on: Day
  readonly mine: boolean
}

const unit = "json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name)"

/** Tasks that are not done: those of the asker, and those of meetings that they record; the soonest first. */
export async function openTasks(
  client: Queryable,
  scope: Scope<"task.settle">,
  most: number,
): Promise<OpenTask[]> {
  const values: unknown[] = [scope.memberId, most]
  const condition = within(scope, values, { path: "u.path" })
  const { rows } = await client.query<OpenTask>(
    `select k.task_id as "taskId", k.activity_id as "activityId", k.subject, k.name, k.due_on as "dueOn",
            (select json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name)
               from member m where m.member_id = k.member_id) as member,
            true as settles, ${unit} as unit, a.starts_on as "on", coalesce(k.member_id = $1, false) as mine
       from meeting_task k join activity a using (activity_id) join unit u using (unit_id)
      where k.done_on is null and a.state <> 'cancelled' and (k.member_id = $1 or ${condition})
      order by coalesce(k.member_id = $1, false) desc, k.due_on nulls last, k.task_id limit $2`,
    values,
  )
  return rows
}

/** A record that is not closed, with what decides who signs it next. */
export interface OpenRecord {
  readonly path: string
  readonly record: {
    readonly activityId: number
    readonly unit: UnitRef
    readonly kind: ActivityKind
    readonly topic: string
    readonly on: Day
    readonly state: RecordState
    readonly openSince: Day
  }
}

/** Records of what was held that wait for a signature within a scope, the oldest first. */
export async function openRecords(
  client: Queryable,
  scope: Scope<"record.sign">,
  { after, limit }: { readonly after: OpenRecord | undefined; readonly limit: number },
): Promise<OpenRecord[]> {
  const { openSince = null, activityId = null } = after?.record ?? {}
  const values: unknown[] = [limit, scope.memberId, openSince, activityId]
  const condition = within(scope, values, { path: "u.path" })
  const { rows } = await client.query<OpenRecord>(
    `select u.path::text as path,
            json_build_object('activityId', a.activity_id, 'unit', ${unit}, 'kind', a.kind, 'topic', a.topic,
                              'on', a.starts_on, 'state', r.state, 'openSince', r.open_since) as record
       from meeting_record r join activity a using (activity_id) join unit u using (unit_id)
      where r.state <> 'closed' and r.open_since is not null and a.state = 'held'
        and ($3::date is null or (r.open_since, a.activity_id) > ($3::date, $4::int))
        and (${condition} or r.state = 'signed' and exists (
              select from post p where p.member_id = $2 and p.unit_id = u.unit_id and p.until_on is null
                 and p.post in ('secretary', 'deputy-secretary', 'central-group-head')))
      order by r.open_since, a.activity_id limit $1`,
    values,
  )
  return rows
}
