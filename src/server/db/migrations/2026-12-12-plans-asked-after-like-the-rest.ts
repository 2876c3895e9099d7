import { type Kysely, sql } from "kysely"

/** A plan is asked after like everything else a unit owes: what was kept of it apart is kept with the rest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `insert into reminder (unit_id, way, obligation, period, account_id, on_day, done_on)
   select r.unit_id, 'notice', 'PL-FILED', r.year::text, r.account_id, r.reminded_on,
          (select p.submitted_on from study_plan p
            where p.unit_id = r.unit_id and p.year = r.year and p.submitted_on >= r.reminded_on and p.returned_on is null)
     from plan_reminder r order by r.reminded_on`,
  "drop table plan_reminder",
  "delete from notice where kind = 'plan-reminder'",
]
