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
  ["study_plan", "unit_id", ["remark"]],
  ["account", "account_id", ["name"]],
  ["session", "session_id", ["user_agent", "address"]],
  ["suggestion", "suggestion_id", ["page", "body", "answer"]],
] as const

/** Puts one of the texts wherever the database holds something that people wrote, whoever let it in. */
export async function poison(owner: pg.Client, texts: readonly string[], accountIds: readonly number[]) {
  const { rows } = await owner.query<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'",
  )
  const known = new Set(rows.map(({ name }) => name))
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
       select $2, kind, jsonb_build_object('by', t, 'reason', t, 'role', t, 'unit', t, 'name', t, 'page', t)
         from unnest($1::text[]) t, unnest(array['phone-revealed', 'role-given']) kind limit 40`,
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
      const only = column === "answer" || column === "cancel_reason" || column === "leave_reason"
      await owner.query(
        `update ${table} set ${column} = ${text(`${id} * 7 + ${at}`)} ${only ? `where ${column} is not null` : ""}`,
        [texts],
      )
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
