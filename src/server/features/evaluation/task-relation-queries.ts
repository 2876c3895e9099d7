import { taskWords } from "../../../contract/explanation-tasks.ts"
import { recordedTasks, type TaskKind } from "../../../domain/policy/recorded-tasks.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type Asking, among, type Relation, unless } from "./relation.ts"

/** On which day a task counts: its own, or one of the year or the two months that it is for. */
const countsOn = {
  day: "d.done_on",
  year: "make_date(d.year, 1, 1)",
  period: "make_date(d.year, 2 * substring(d.period from 7)::int - 1, 1)",
} as const

/** Tasks recorded for units or people; done by the last day in time, where there is one. */
export function taskRelation(
  { task, until }: { readonly task: TaskKind; readonly until?: Day },
  subject: "unit_id" | "member_id",
  ids: readonly number[] | null,
  { put, time }: Asking,
): Relation {
  return {
    from: `(select d.*, ${countsOn[recordedTasks[task].countsIn]} as counts_on from recorded_task d
             where d.kind = ${put(task)} and d.${subject} is not null and ${among(put, ids, `d.${subject}`)}) a`,
    subject: `a.${subject}`,
    day: "a.counts_on",
    hours: "0",
    of: [unless(`a.done_on <= ${put(time.asOf)}`, "after-as-of")],
    counts: until ? [unless(`a.done_on <= ${put(until)}`, "filed-late")] : [],
    reason: until ? "'filed-in-time'" : "'done'",
    shown: `a.done_on as "on", '' as code, '${taskWords[task].zh}' as label, null::text as details`,
    order: "a.done_on, a.recorded_task_id",
  }
}
