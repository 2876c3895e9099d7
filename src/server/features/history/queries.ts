import type { RecordTable } from "../../../contract/history-words.ts"
import type { Queryable } from "../../request-context.ts"

/** A row of a table, as it was kept. */
export type StoredRow = Readonly<Record<string, unknown>>

export interface ChangeRow {
  readonly changeId: number
  readonly changedAt: string
  readonly by: string
  readonly reason: string | null
  readonly table: RecordTable
  readonly before: StoredRow | null
  readonly after: StoredRow | null
}

/** What is asked for: everything kept of an activity or a member, or what a unit itself is and files. */
export type Subject =
  | { readonly of: "activity"; readonly id: number }
  | { readonly of: "member"; readonly id: number }
  | { readonly of: "unit"; readonly id: number }

const wherever: Readonly<Record<Subject["of"], string>> = {
  activity: "c.activity_id = $1",
  member: "c.member_id = $1",
  unit: "c.unit_id = $1 and c.table_name in ('unit', 'unit_history', 'study_plan', 'duty')",
}

/** The changes of something before one of them, the newest first. */
export async function listChanges(
  client: Queryable,
  subject: Subject,
  before: number | undefined,
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await client.query<ChangeRow>(
    `select c.record_change_id as "changeId", to_json(c.changed_at) #>> '{}' as "changedAt",
            coalesce(a.name, c.made_by) as by, c.reason, c.table_name as "table", c.before, c.after
       from record_change c left join account a on a.account_id = c.account_id or c.account_id is null and a.login = c.made_by
      where ${wherever[subject.of]} and c.record_change_id < $2 order by c.record_change_id desc limit $3`,
    [subject.id, before ?? 2_147_483_647, limit],
  )
  return rows
}

/** What units and people are called today. */
export async function namesOf(
  client: Queryable,
  unitIds: readonly number[],
  memberIds: readonly number[],
  activityIds: readonly number[],
): Promise<{ readonly kind: "unit" | "member" | "activity"; readonly id: number; readonly name: string }[]> {
  const { rows } = await client.query<{ kind: "unit" | "member" | "activity"; id: number; name: string }>(
    `select 'unit' as kind, unit_id as id, name from unit where unit_id = any($1)
     union all select 'member', member_id, name from member where member_id = any($2)
     union all select 'activity', activity_id, to_char(starts_on, 'YYYY-MM-DD') || ' ' || topic from activity
      where activity_id = any($3)`,
    [unitIds, memberIds, activityIds],
  )
  return rows
}
