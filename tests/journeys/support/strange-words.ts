import type { SampleApp } from "./sample-app.ts"

/** A word without a place to break, longer than a phone is wide. */
const word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente"

/** What people have written, by table; each becomes one long word with the record's own number. */
const written: Readonly<Record<string, { readonly id: string; readonly columns: readonly string[] }>> = {
  unit: { id: "unit_id", columns: ["name"] },
  member: { id: "member_id", columns: ["name"] },
  account: { id: "account_id", columns: ["name"] },
  activity: { id: "activity_id", columns: ["topic", "content", "effect", "cancel_reason"] },
  sitting: { id: "sitting_id", columns: ["place", "form", "minutes"] },
  attendance: { id: "activity_id", columns: ["leave_reason"] },
  training: { id: "training_id", columns: ["name", "evidence", "word", "question", "answer"] },
  dispute: { id: "dispute_id", columns: ["word", "answer"] },
  writing: { id: "writing_id", columns: ["title"] },
  suggestion: { id: "suggestion_id", columns: ["body", "answer"] },
  topic: { id: "topic_id", columns: ["title", "aim"] },
  concern: { id: "concern_id", columns: ["title", "action", "result"] },
  venue: { id: "venue_id", columns: ["name", "address", "equipment"] },
  known_lecturer: { id: "known_lecturer_id", columns: ["name", "work"] },
  rota: { id: "rota_id", columns: ["title"] },
  rota_taker: { id: "taker_id", columns: ["name"] },
  rota_turn: { id: "turn_id", columns: ["skip_reason"] },
  study_plan: {
    id: "study_plan_id",
    columns: ["goals", "guidance", "reading", "note", "remark", "return_word"],
  },
  plan_line: { id: "plan_line_id", columns: ["topic", "form", "lecturer", "source_gone"] },
  plan_version: { id: "plan_version_id", columns: ["reason"] },
  unit_summary: { id: "unit_id", columns: ["words"] },
  own_study_day: { id: "own_study_day_id", columns: ["subject"] },
  unit_rule: { id: "unit_rule_id", columns: ["body"] },
  leave: { id: "leave_id", columns: ["remark", "word"] },
  make_up: { id: "make_up_id", columns: ["material", "place", "effect"] },
  reminder: { id: "unit_id", columns: ["whom", "note"] },
  skipped_week: { id: "unit_id", columns: ["note"] },
}

/** Gives everything people have written another name: long words without a place to break, and no Chinese. */
export async function writeEverythingInLatin({ server }: SampleApp): Promise<void> {
  const owner = await server.database.ownerClient()
  for (const [table, { id, columns }] of Object.entries(written)) {
    const set = columns.map(
      (column) =>
        `${column} = case when ${column} is not null and ${column} <> '' then '${word}' || ${id} end`,
    )
    await owner.query(
      `update ${table} set ${set.join(", ")} where coalesce(${columns.join(", ")}) is not null`,
    )
  }
  // A version keeps its plan whole.
  await owner.query(
    `update plan_version set content = regexp_replace(content::text, '"[^"]*[一-龥][^"]*"', '"${word}"', 'g')::jsonb`,
  )
  await owner.end()
}
