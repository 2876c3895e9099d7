import type { Client } from "pg"
import { columnOfItem, isHistory } from "../../../contract/dated-items.ts"
import type { Cell, SheetKey } from "../../../contract/workbook.ts"
import { writeWhy } from "../../../domain/events/attendance-detail.ts"
import type { AttendanceDetail } from "../../../domain/shared/words.ts"
import { wordsOf } from "./describe-changes.ts"
import { fetched } from "./store.ts"

const audienceCodes = `(select array_agg(u.code order by w.n) from unnest(a.audience) with ordinality w(unit_id, n)
  join unit u on u.unit_id = w.unit_id)`

/** The cells of each sheet in the order of its columns, in an order that does not depend on how they were entered. */
const selects: Readonly<Record<SheetKey, string>> = {
  units: `select u.code, u.name, u.kind, p.code, u.category, u.field, u.has_central_group, u.has_committee,
      u.lecture_cycle, u.study_day, u.founded_on, u.dissolved_on
    from unit u left join unit p on p.unit_id = u.parent_id order by nlevel(u.path), u.code collate "C"`,
  members: `select code, name, gender, born_on, phone, status, joined_on, rank, in_service, circumstances
    from member order by code collate "C"`,
  memberships: `select m.code, u.code, b.from_on, b.until_on
    from membership b join member m using (member_id) join unit u using (unit_id)
    order by m.code collate "C", b.from_on, u.code collate "C"`,
  posts: `select m.code, u.code, p.post, p.from_on, p.until_on
    from post p join member m using (member_id) join unit u using (unit_id)
    order by u.code collate "C", p.post, p.from_on, m.code collate "C", p.until_on`,
  activities: `select a.code, u.code, a.kind, a.topic, to_char(a.starts_at, 'YYYY-MM-DD HH24:MI'), a.hundredth_hours,
      a.state, ${audienceCodes}, a.content, o.form, o.place, c.code, l.code, o.minutes, a.effect, o.tag,
      a.lecturer_name, o.meeting_mode, a.study_paths, a.content_categories
    from activity a join unit u using (unit_id) join sitting o using (sitting_id)
      left join member c on c.member_id = o.chair_id left join member l on l.member_id = a.lecturer_id order by a.code collate "C"`,
  attendance: `select a.code, m.code, t.status, t.leave_reason, h.code, t.made_up_on, t.detail
    from attendance t join activity a using (activity_id) join member m on m.member_id = t.member_id
      left join member h on h.member_id = t.helper_id order by a.code collate "C", m.code collate "C"`,
  trainings: `select m.code, t.name, t.kind, t.started_on, t.ended_on, t.hundredth_hours, t.evidence, t.state
    from training t join member m using (member_id)
    order by m.code collate "C", t.started_on, t.name collate "C", t.kind, t.hundredth_hours, t.state`,
  writings: `select m.code, w.kind, w.title, w.written_on, w.state
    from writing w join member m using (member_id)
    order by m.code collate "C", w.written_on, w.kind, w.title collate "C", w.state`,
  plans: `select u.code, p.year, p.submitted_on, p.filed_on, p.remark
    from study_plan p join unit u using (unit_id) order by u.code collate "C", p.year, p.submitted_on, p.filed_on`,
  planLines: `select u.code, l.year, l.ordinal, l.month, l.topic, l.content_categories, l.form, l.lecturer, m.code,
      l.hundredth_hours
    from plan_line l join unit u using (unit_id) left join member m on m.member_id = l.responsible_id
    order by u.code collate "C", l.year, l.ordinal`,
  leave: `select m.code, l.from_on, l.ends_on, l.kind, l.remark, l.state, d.code, l.returned_on
    from leave l join member m using (member_id) left join member d on d.member_id = l.decider_id
    order by m.code collate "C", l.from_on, l.kind, l.leave_id`,
  unitHistory: `select u.code, h.item, case h.item when 'parent' then to_jsonb(p.code) else h.value end, h.from_on
    from unit_history h join unit u using (unit_id)
      left join unit p on p.unit_id = case h.item when 'parent' then (h.value #>> '{}')::integer end
    order by u.code collate "C", h.item, h.from_on nulls first`,
  memberHistory: `select m.code, h.item, h.value, h.from_on from member_history h join member m using (member_id)
    order by m.code collate "C", h.item, h.from_on nulls first`,
}

/** Everything is read as it stands at one moment. */
export async function beginExport(client: Client): Promise<void> {
  await client.query("begin isolation level repeatable read read only")
  await client.query("set local work_mem = '128MB'")
}

/** The rows of a sheet, some thousand at a time. */
export async function* cellsOf(
  client: Client,
  sheet: SheetKey,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const rows of fetched<readonly Cell[]>(client, `${sheet}_rows`, selects[sheet])) {
    if (sheet === "attendance") yield rows.map(inOneCell)
    else yield isHistory(sheet) ? rows.map((row) => inWords(sheet, row)) : rows
  }
}

/** A row of a history with its value as its item is written; a superior comes as its code already. */
function inWords(sheet: SheetKey, [code = null, item = null, value, fromOn = null]: readonly Cell[]): Cell[] {
  const column = isHistory(sheet) ? columnOfItem(sheet, String(item)) : undefined
  return [code, item, column && value !== null ? wordsOf(column, value) : null, fromOn]
}

/** A row of a list with the kind of leave, which comes last, in the cell of the reason. */
function inOneCell([activity, member, status, reason, helper, madeUpOn, detail]: readonly Cell[]): Cell[] {
  const cell = writeWhy({ detail: detail as AttendanceDetail | null, reason: reason as string | null })
  return [activity, member, status, cell, helper, madeUpOn].map((one) => one ?? null)
}
