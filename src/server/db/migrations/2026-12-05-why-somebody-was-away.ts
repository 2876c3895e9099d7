import { type Kysely, sql } from "kysely"

/**
 * A status is refined: which leave it is, or that somebody left in between and came back. A reason that says no more
 * than the kind becomes the kind; in workbooks both stand in 请假事由 as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** Whoever was away says why; whoever was there, that they left in between. */
const fits = (status: string, detail: string) => `case
  when ${status} in ('on-leave', 'absent', 'made-up')
  then ${detail} in ('official-leave', 'sick-leave', 'personal-leave', 'on-duty')
  else ${status} = 'present' and ${detail} = 'left-and-returned' end`

/** The kinds of leave as they are written. */
const written =
  "(values ('公假', 'official-leave'), ('病假', 'sick-leave'), ('事假', 'personal-leave'), ('公出', 'on-duty'))"

const statements = [
  "alter table attendance add column detail text",
  "comment on column attendance.detail is 'which leave, or that somebody left in between; stands in 请假事由 before the reason'",

  // It says what stood there before in other columns: nothing is judged anew, and nothing has changed.
  "alter table attendance disable trigger user",
  `update attendance t set detail = w.detail, leave_reason = nullif(substr(t.leave_reason, 4), '')
     from ${written} w (word, detail)
    where t.status in ('on-leave', 'absent', 'made-up')
      and (t.leave_reason = w.word or t.leave_reason like w.word || '：_%')`,
  `update attendance set detail = 'left-and-returned', leave_reason = nullif(substr(leave_reason, 6), '')
    where status = 'present' and (leave_reason = '中途离席' or leave_reason like '中途离席：_%')`,
  "alter table attendance enable trigger user",
  `alter table attendance add constraint attendance_detail_fits check (detail is null or ${fits("status", "detail")})`,

  // Whoever changes a status and says nothing of the detail, such as a sheet without 请假事由, takes back what no longer fits.
  `create function drop_attendance_detail() returns trigger language plpgsql as $$
   begin
     new.detail := null;
     return new;
   end $$`,
  `create trigger drop_detail before update of status on attendance for each row
     when (old.detail is not null and new.detail = old.detail and not ${fits("new.status", "new.detail")})
     execute function drop_attendance_detail()`,
]
