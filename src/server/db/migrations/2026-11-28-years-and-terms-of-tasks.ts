import { type Kysely, sql } from "kysely"

/**
 * A report on supervision is for two months, whenever it comes. 主题党日 and 民主评议 are activities: what was kept of
 * them beside the activities goes there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table duty add column period text check (period ~ '^[0-9]{4}-B[1-6]$')",
  "comment on column duty.period is 'of a report on supervision: the two months it is for, such as 2010-B1'",
  `update duty set period = year || '-B' || ((extract(month from done_on)::int + 1) / 2)
    where kind = 'supervision-report'`,
  "alter table duty add check (kind <> 'supervision-report' or period is not null)",
  `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
   select 'T' || duty_id, unit_id, kind, case kind when 'themed-day' then '主题党日' else '民主评议' end,
          done_on + time '09:00', 0, 'held'
     from duty where kind in ('themed-day', 'democratic-review')`,
  "delete from duty where kind in ('themed-day', 'democratic-review')",
  `alter table duty drop constraint duty_kind_word, add constraint duty_kind_word check (kind in (
     'notebook-issued', 'self-study-check', 'reflection-exhibition', 'home-study-visit', 'mailing-returned',
     'archive-filed', 'branch-checked', 'supervision-report', 'evaluation-completed'))`,
]
