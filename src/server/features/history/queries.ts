import type { RecordTable } from "../../../contract/history-words.ts"
import { byPost } from "../../access/index.ts"
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
  | { readonly of: "unit"; readonly id: number /** With what it files. */; readonly files: boolean }

/** The sittings that activity $1 was an item of, each with the changes between which it was. */
const sittingsOfIt = `
  moves as (
    select record_change_id as id, made_in, (before ->> 'sitting_id')::integer as left_one from record_change
     where activity_id = $1 and table_name = 'activity' and before ? 'sitting_id'
       and before -> 'sitting_id' is distinct from after -> 'sitting_id'),
  turns as (
    select left_one as sitting_id, id as until_id, lag(id) over in_order as from_id, lag(made_in) over in_order as came_in
      from moves window in_order as (order by id)
    union all
    select a.sitting_id, null, m.id, m.made_in
      from activity a left join (select id, made_in from moves order by id desc limit 1) m on true
     where a.activity_id = $1)`

/** What is kept of an activity, its list, and what it shared while it shared it. */
const aboutActivity = `c.record_change_id in (
  with ${sittingsOfIt}
  select record_change_id from record_change where activity_id = $1
  union all
  select x.record_change_id from turns t join record_change x on x.sitting_id = t.sitting_id and x.table_name = 'sitting'
   where (t.until_id is null or x.record_change_id < t.until_id)
     and (t.from_id is null or x.record_change_id > t.from_id or x.before is null and x.made_in = t.came_in))`

function wherever(subject: Subject): string {
  switch (subject.of) {
    case "activity":
      return aboutActivity
    case "member":
      return "c.member_id = $1"
    case "unit": {
      const files = subject.files ? ", 'study_plan', 'recorded_task', 'duty'" : ""
      return `c.unit_id = $1 and c.table_name in ('unit', 'unit_history'${files})`
    }
  }
}

/** What a table is called today under whose name a change was kept. */
const tableNow = "case c.table_name when 'duty' then 'recorded_task' else c.table_name end"

/** The changes of something before one of them, the newest first. */
export async function listChanges(
  client: Queryable,
  subject: Subject,
  before: number | undefined,
  limit: number,
): Promise<ChangeRow[]> {
  const { rows } = await client.query<ChangeRow>(
    `select c.record_change_id as "changeId", to_json(c.changed_at) #>> '{}' as "changedAt",
            coalesce(a.name, c.made_by) as by, c.reason, ${tableNow} as "table", c.before, c.after
       from record_change c left join account a on a.account_id = c.account_id or c.account_id is null and a.login = c.made_by
      where ${wherever(subject)} and c.record_change_id < $2 order by c.record_change_id desc limit $3`,
    [subject.id, before ?? 2_147_483_647, limit],
  )
  return rows
}

/** The units whose committees or central groups hold an item of some sittings; null: of one that is gone. */
export async function closedUnits(
  client: Queryable,
  sittingIds: readonly number[],
): Promise<{ readonly sittingId: number; readonly path: string | null }[]> {
  const { rows } = await client.query<{ sittingId: number; path: string | null }>(
    `select distinct s.id as "sittingId", u.path::text as path
       from unnest($1::int[]) as s (id) left join activity a on a.sitting_id = s.id left join unit u using (unit_id)
      where a.activity_id is null or a.kind in (${byPost})`,
    [sittingIds],
  )
  return rows
}

const namedKinds = [
  "unit",
  "member",
  "activity",
  "sitting",
  "topic",
  "concern",
  "plan-line",
  "venue",
] as const
/** What is named in changes. */
export type NamedKind = (typeof namedKinds)[number]

/** What units and people are called today; a sitting by the topics of its items. */
export async function namesOf(
  client: Queryable,
  ids: (kind: NamedKind) => readonly number[],
): Promise<{ readonly kind: NamedKind; readonly id: number; readonly name: string }[]> {
  const { rows } = await client.query<{ kind: NamedKind; id: number; name: string }>(
    `select 'unit' as kind, unit_id as id, name from unit where unit_id = any($1)
     union all select 'member', member_id, name from member where member_id = any($2)
     union all select 'activity', activity_id, to_char(starts_on, 'YYYY-MM-DD') || ' ' || topic from activity
      where activity_id = any($3)
     union all select 'sitting', sitting_id, string_agg(topic, '、' order by activity_id) from activity
      where sitting_id = any($4) group by sitting_id
     union all select 'topic', topic_id, title from topic where topic_id = any($5)
     union all select 'concern', concern_id, title from concern where concern_id = any($6)
     union all select 'plan-line', plan_line_id, topic from plan_line where plan_line_id = any($7)
     union all select 'venue', venue_id, name from venue where venue_id = any($8)`,
    namedKinds.map(ids),
  )
  return rows
}
