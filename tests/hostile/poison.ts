import type pg from "pg"

/** Columns that hold what people wrote, and what tells their rows apart. */
const written = [
  ["unit", "unit_id", ["name"]],
  ["member", "member_id", ["name", "phone"]],
  ["activity", "activity_id", ["topic", "content", "effect"]],
  ["sitting", "sitting_id", ["place", "form", "minutes", "tag"]],
  ["activity", "activity_id", ["cancel_reason"]],
  ["attendance", "member_id", ["leave_reason"]],
  ["training", "training_id", ["name", "evidence"]],
  ["writing", "writing_id", ["title"]],
  ["study_plan", "unit_id", ["remark", "goals", "guidance", "reading", "note", "return_word", "unfiled_why"]],
  ["plan_line", "plan_line_id", ["topic", "form", "lecturer"]],
  ["plan_version", "plan_version_id", ["reason"]],
  ["unit_rule", "unit_rule_id", ["body"]],
  ["unit_summary", "unit_id", ["words"]],
  ["activity", "activity_id", ["guest_names", "lecturer_name"]],
  ["sitting", "sitting_id", ["agenda"]],
  ["meeting_record", "activity_id", ["conclusion", "station", "question", "report"]],
  ["meeting_part", "activity_id", ["name", "gist"]],
  ["motion", "activity_id", ["subject"]],
  ["meeting_task", "task_id", ["subject", "name", "word"]],
  ["own_study_day", "own_study_day_id", ["subject"]],
  ["record_deed", "record_deed_id", ["reason"]],
  ["leave", "leave_id", ["remark", "word"]],
  ["make_up", "make_up_id", ["material", "place", "effect"]],
  ["dispute", "dispute_id", ["word", "answer"]],
  ["skipped_week", "unit_id", ["note"]],
  ["topic", "topic_id", ["title", "aim"]],
  ["concern", "concern_id", ["title", "action", "result"]],
  ["venue", "venue_id", ["name", "address", "equipment"]],
  ["known_lecturer", "known_lecturer_id", ["name", "work", "spellings"]],
  ["rota", "rota_id", ["title"]],
  ["rota_taker", "taker_id", ["name"]],
  ["rota_turn", "turn_id", ["skip_reason"]],
  ["announced", "activity_id", ["place"]],
  ["reminder", "reminder_id", ["whom", "note"]],
  ["account", "account_id", ["name"]],
  ["session", "session_id", ["user_agent", "address"]],
  ["suggestion", "suggestion_id", ["page", "body", "answer"]],
] as const

/** What some rows have and others must not. */
const inSomeRows: ReadonlySet<string> = new Set([
  "answer",
  "cancel_reason",
  "lecturer_name",
  "leave_reason",
  "reason",
  "return_word",
  "skip_reason",
  "name",
  "whom",
])

/** Which rows may have it at all. */
function rowsOf(table: string, column: string): string {
  if (table === "leave" && column === "remark") return "where kind <> 'sick'"
  return inSomeRows.has(column) ? `where ${column} is not null` : ""
}

/** Puts one of the texts wherever the database holds something that people wrote, whoever let it in. */
export async function poison(owner: pg.Client, texts: readonly string[], accountIds: readonly number[]) {
  const { rows } = await owner.query<{ name: string; isList: boolean }>(
    `select table_name || '.' || column_name as name, data_type = 'ARRAY' as "isList"
       from information_schema.columns where table_schema = 'public'`,
  )
  const known = new Map(rows.map(({ name, isList }) => [name, isList]))
  const text = (number: string) => `($1::text[])[1 + (${number})::int % array_length($1, 1)]`
  for (const accountId of accountIds) {
    await owner.query(
      `insert into suggestion (account_id, page, body, answer, answered_by, answered_at)
       select $1, '/', 'x', case when n % 2 = 0 then 'x' end, case when n % 2 = 0 then $1::int end,
              case when n % 2 = 0 then now() end from generate_series(1, 40) n`,
      [accountId],
    )
    await owner.query(
      `insert into notice (account_id, kind, details)
       select $2, kind, jsonb_build_object('by', t, 'reason', t, 'role', t, 'unit', t, 'name', t, 'page', t, 'topic', t)
         from unnest($1::text[]) t, unnest(array['phone-revealed', 'role-given', 'plan-returned', 'plan-amended',
              'leave-withdrawn', 'make-up-asked', 'meeting-off']) kind limit 140`,
      [texts, accountId],
    )
    await owner.query(
      `insert into session (token_hash, account_id, awaits_second_factor, idle_seconds, expires_at, user_agent, address)
       select decode(md5(t || $2), 'hex'), $2::int, false, 36000, now() + interval '1 hour', t, t from unnest($1::text[]) t`,
      [texts, accountId],
    )
  }
  for (const [table, id, columns] of written) {
    const there = columns.filter((column) => known.has(`${table}.${column}`) && known.has(`${table}.${id}`))
    for (const [at, column] of there.entries()) {
      const one = text(`${id} * 7 + ${at}`)
      const value = known.get(`${table}.${column}`) ? `array[${one}]` : one
      await owner.query(`update ${table} set ${column} = ${value} ${rowsOf(table, column)}`, [texts])
    }
  }
  await owner.query(
    `insert into audit_entry (actor, action, details, account_id, address)
     select t, action, jsonb_build_object('reason', t, 'name', t, 'q', t, t, t), $2, t
       from unnest($1::text[]) t, unnest(array['person-edited', 'signed-in', 'phone-revealed', 'unit-renamed']) action`,
    [texts, accountIds[0]],
  )
  await owner.query(
    `insert into setting (name, value) values ('organisation',
       jsonb_build_object('name', $1::text, 'footer', $2::text, 'icp', $3::text, 'classification', $4::text))
     on conflict (name) do update set value = excluded.value`,
    [texts[0], texts[3], texts[10], texts[1]],
  )
}
