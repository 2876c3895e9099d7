import { type Kysely, sql } from "kysely"

/**
 * The database refuses what the words of the field do not have, two plans of a unit for one year, and a recorded task
 * that is nobody's or belongs to two. Every foreign key can be looked up from the other side, so that deleting a row
 * reads no whole table.
 *
 * A database may hold two plans today: they become one, filed and submitted on the earliest day of both, with every
 * remark. The rows as they were stay in `record_change`, which keeps what became of records.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** Whatever a word column may hold; null is no word. */
const words: readonly (readonly [table: string, column: string, words: string])[] = [
  [
    "unit",
    "kind",
    "district-committee district-department working-committee party-committee leading-group general-branch branch group",
  ],
  ["unit", "category", "town district-office other"],
  ["unit", "field", "office village community school enterprise other"],
  ["unit", "lecture_cycle", "quarter half-year"],
  ["unit", "study_day", "monday tuesday wednesday thursday friday saturday sunday flexible"],
  ["member", "gender", "male female"],
  ["member", "status", "full probationary"],
  ["member", "rank", "chu-head chu-deputy ke-head ke-deputy clerk other-cadre none"],
  [
    "post",
    "post",
    `secretary deputy-secretary organisation-officer publicity-officer discipline-officer committee-member
     group-leader central-group-head central-group-member central-group-secretary`,
  ],
  [
    "activity",
    "kind",
    `central-group-study committee-meeting group-meeting assembly party-lecture collective-study lecture guidance-talk
     situation-report topical-training job-training distance-education organisational-life democratic-review
     themed-day speech-contest rotating-lecture leaders-forum online-exchange on-site-exchange field-research
     results-report culture-and-sport theory-test`,
  ],
  ["activity", "state", "planned held cancelled"],
  ["activity", "meeting_mode", "on-site online mixed"],
  ["attendance", "status", "present late left-early on-leave absent made-up"],
  [
    "training",
    "kind",
    `party-school training-class degree-study online-education self-taught-exam correspondence
     in-service-self-study job-training other`,
  ],
  ["training", "state", "pending recognised returned"],
  ["writing", "kind", "reflection theory-article speech"],
  ["writing", "state", "pending accepted returned"],
  [
    "duty",
    "kind",
    `notebook-issued self-study-check reflection-exhibition home-study-visit mailing-returned archive-filed
     branch-checked supervision-report evaluation-completed themed-day democratic-review`,
  ],
  [
    "grant_of_role",
    "role",
    `recorder branch-secretary group-leader central-group-secretary committee-officer department-officer inspector
     system-admin security-admin audit-admin`,
  ],
]

/** The same for columns that hold several. */
const lists: typeof words = [
  ["member", "circumstances", "frail low-literacy away"],
  ["activity", "study_paths", "books practice people"],
  [
    "activity",
    "content_categories",
    "political-theory administration professional-skills economy politics law culture science society world",
  ],
]

const quoted = (text: string) => text.split(/\s+/).map((word) => `'${word}'`)

const statements = [
  ...words.map(
    ([table, column, text]) =>
      `alter table ${table} add constraint ${table}_${column}_word check (${column} in (${quoted(text)}))`,
  ),
  ...lists.map(
    ([table, column, text]) =>
      `alter table ${table} add constraint ${table}_${column}_words check (${column} <@ array[${quoted(text)}])`,
  ),

  `alter table duty add constraint duty_of_one_subject check (num_nonnulls(unit_id, member_id) = 1)`,

  `create index on activation (issued_by)`,
  `create index on activity (chair_id) where chair_id is not null`,
  `create index on attendance (helper_id) where helper_id is not null`,
  `create index on duty (about_unit_id) where about_unit_id is not null`,
  `create index on grant_of_role (granted_by)`,
  `create index on grant_of_role (ended_by) where ended_by is not null`,
  `create index on import_run (unit_id)`,
  `create index on suggestion (unit_id)`,

  `create table record_change (
    record_change_id bigint generated always as identity primary key,
    changed_at timestamptz not null default now(),
    made_in xid8 not null default pg_current_xact_id(),
    account_id integer,
    made_by text not null default session_user,
    reason text,
    table_name text not null,
    unit_id integer,
    member_id integer,
    activity_id integer,
    before jsonb,
    after jsonb,
    check (num_nonnulls(before, after) > 0)
  )`,
  `create index on record_change (unit_id, record_change_id) where unit_id is not null`,
  `create index on record_change (member_id, record_change_id) where member_id is not null`,
  `create index on record_change (activity_id, record_change_id) where activity_id is not null`,
  `comment on table record_change is 'What became of a record that can decide a figure: before and after, who, when, why; append-only'`,
  `comment on column record_change.made_in is 'the transaction: what changed together has the same'`,
  `comment on column record_change.made_by is 'the account of the database, where no account of the program is known'`,
  `grant select on record_change to xueer_app`,

  `with several as (
     select unit_id, year, min(study_plan_id) as kept, min(submitted_on) as submitted_on, min(filed_on) as filed_on,
            string_agg(distinct remark, E'\\n') as remark
       from study_plan group by 1, 2 having count(*) > 1),
   gone as (
     delete from study_plan p using several s
      where p.unit_id = s.unit_id and p.year = s.year and p.study_plan_id <> s.kept returning p.*),
   changed as (
     update study_plan p set submitted_on = s.submitted_on, filed_on = s.filed_on, remark = s.remark
       from several s where p.study_plan_id = s.kept returning p.*)
   insert into record_change (reason, table_name, unit_id, before, after)
   select 'one plan a unit and year', 'study_plan', unit_id, to_jsonb(gone), null from gone
   union all
   select 'one plan a unit and year', 'study_plan', c.unit_id, to_jsonb(p), to_jsonb(c)
     from changed c join study_plan p using (study_plan_id)`,
  `drop index study_plan_unit_id_year_idx`,
  `alter table study_plan add constraint one_plan_a_unit_and_year unique (unit_id, year)`,
]
