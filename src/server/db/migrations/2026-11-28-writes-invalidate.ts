import { type Kysely, sql } from "kysely"

/**
 * Whoever changes a record that can decide a figure, over the pages, by an import or by hand, leaves a row in
 * `invalidation`: whose figures have to be judged again. A statement that changes very many rows marks everything.
 *
 * A mark on a unit stands for all above it as well. `below` says that what reaches the unit reaches all below it;
 * `tree` that the unit itself is another, and with it all below it and whoever belongs there; `since_year` from which
 * year on it matters, so that what is recorded today leaves the years before alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

interface Marks {
  /** What tells rows apart. */
  readonly key: readonly string[]
  /** Columns that decide nothing. */
  readonly ignoring?: readonly string[]
  /** The marks of the rows `c`: unit, member, below, tree. */
  readonly marks: readonly string[]
  /** The first year in which a row `c` can matter; without it, any. */
  readonly since?: string
}

const unitsOf = (row: string) => `unnest(${row}.unit_id || coalesce(${row}.audience, '{}'))`
const ofUnit = "select c.unit_id, null::integer, false, false from c"
const ofMember = "select null, c.member_id, false, false from c"
/** Who somebody is counts where they belong. */
const whereMemberBelongs =
  "select b.unit_id, null, false, false from c join membership b on b.member_id = c.member_id"

const yearOf = (day: string) => `extract(year from ${day})::integer`
/** The week of a day in January may have begun the year before. */
const yearOfWeek = (day: string) => yearOf(`${day} - 6`)

const tables: Readonly<Record<string, Marks>> = {
  unit: {
    key: ["unit_id"],
    ignoring: ["version", "search_key"],
    marks: [
      "select c.unit_id, null::integer, true, true from c",
      "select a.id, null, false, false from c, unnest(string_to_array(c.path::text, '.')::integer[]) a (id) where a.id <> c.unit_id",
      "select c.parent_id, null, false, false from c where c.parent_id is not null",
    ],
  },
  unit_history: {
    key: ["unit_history_id"],
    ignoring: ["noted_at", "account_id"],
    marks: ["select c.unit_id, null::integer, true, true from c"],
  },
  unit_place: {
    key: ["unit_id", "from_on"],
    marks: [
      "select c.unit_id, null::integer, true, true from c",
      "select a.id, null, false, false from c, unnest(c.above) a (id) where a.id <> c.unit_id",
    ],
  },
  member: {
    key: ["member_id"],
    ignoring: ["version", "search_key", "phone"],
    marks: ["select null::integer, c.member_id, false, false from c", whereMemberBelongs],
  },
  member_history: {
    key: ["member_history_id"],
    ignoring: ["noted_at", "account_id"],
    marks: ["select null::integer, c.member_id, false, false from c", whereMemberBelongs],
  },
  membership: { key: ["membership_id"], since: yearOf("c.from_on"), marks: [ofUnit, ofMember] },
  post: { key: ["post_id"], since: yearOf("c.from_on"), marks: [ofUnit, ofMember, whereMemberBelongs] },
  activity: {
    key: ["activity_id"],
    ignoring: ["version"],
    since: yearOfWeek("c.starts_on"),
    marks: [
      `select u.id, null::integer, true, false from c, ${unitsOf("c")} u (id)`,
      "select null, c.lecturer_id, false, false from c where c.lecturer_id is not null",
      "select null, l.member_id, false, false from c join attendance l on l.activity_id = c.activity_id",
    ],
  },
  attendance: {
    key: ["activity_id", "member_id"],
    since: `(select ${yearOfWeek("a.starts_on")} from activity a where a.activity_id = c.activity_id)`,
    marks: [
      `select u.id, null::integer, false, false
         from c join activity a on a.activity_id = c.activity_id, ${unitsOf("a")} u (id)`,
      ofMember,
    ],
  },
  training: {
    key: ["training_id"],
    since: yearOf("c.started_on"),
    marks: ["select null::integer, c.member_id, false, false from c"],
  },
  writing: {
    key: ["writing_id"],
    since: yearOf("c.written_on"),
    marks: ["select null::integer, c.member_id, false, false from c"],
  },
  // A plan is owed before its year begins.
  study_plan: { key: ["study_plan_id"], since: "c.year - 1", marks: [ofUnit] },
  duty: {
    key: ["duty_id"],
    since: `least(c.year, ${yearOf("c.done_on")})`,
    marks: [
      "select c.unit_id, c.member_id, false, false from c",
      "select c.about_unit_id, null, false, false from c where c.about_unit_id is not null",
    ],
  },
}

/** Rows of one statement that are looked at one by one. */
const most = 1000

function markFunction(table: string, { key, ignoring = [], since = "null::integer", marks }: Marks): string {
  const plain = (row: string) => `to_jsonb(${row}) - '{${ignoring.join(",")}}'::text[]`
  const same = key.map((column) => `o.${column} = n.${column}`).join(" and ")
  return `create function invalidate_by_${table}() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   declare
     changed ${table}[];
   begin
     if tg_op = 'INSERT' then
       changed := array(select row(n.*)::${table} from now_rows n limit ${most + 1});
     elsif tg_op = 'DELETE' then
       changed := array(select row(o.*)::${table} from was_rows o limit ${most + 1});
     else
       changed := array(
         select either from (select row(o.*)::${table} as was, row(n.*)::${table} as now
                               from was_rows o full join now_rows n on ${same}
                              where ${plain("o")} is distinct from ${plain("n")} limit ${most + 1}) pair
           cross join lateral (values (was), (now)) of_pair (either)
          where (either).${key[0]} is not null);
     end if;
     if cardinality(changed) > 2 * ${most} or tg_op <> 'UPDATE' and cardinality(changed) > ${most} then
       insert into invalidation default values;
     elsif cardinality(changed) > 0 then
       insert into invalidation (unit_id, member_id, below, tree, since_year)
       with c as (select * from unnest(changed))
       select *, (select min(${since}) from c) from (${marks.join("\n union ")}) marks;
     end if;
     return null;
   end $$`
}

const seen = {
  insert: "new table as now_rows",
  update: "old table as was_rows new table as now_rows",
  delete: "old table as was_rows",
}

const triggers = Object.entries(tables).flatMap(([table, of]) => [
  markFunction(table, of),
  ...Object.entries(seen).map(
    ([event, rows]) =>
      `create trigger invalidate_by_${event} after ${event} on ${table} referencing ${rows}
         for each statement execute function invalidate_by_${table}()`,
  ),
  `create trigger invalidate_all_by_truncate after truncate on ${table}
     for each statement execute function invalidate_all()`,
])

const statements = [
  "alter table invalidation add column since_year integer",
  "comment on column invalidation.since_year is 'the first year it matters to; null: any'",
  // Only the owner may empty a table; whoever does changes everything.
  `create function invalidate_all() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
   begin
     insert into invalidation default values;
     return null;
   end $$`,
  ...triggers,
]
