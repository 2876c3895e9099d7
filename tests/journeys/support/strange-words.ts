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
  training: { id: "training_id", columns: ["name"] },
  writing: { id: "writing_id", columns: ["title"] },
  suggestion: { id: "suggestion_id", columns: ["body", "answer"] },
}

/** Gives everything people have written another name: long words without a place to break, and no Chinese. */
export async function writeEverythingInLatin({ server }: SampleApp): Promise<void> {
  for (const [table, { id, columns }] of Object.entries(written)) {
    const set = columns.map(
      (column) =>
        `${column} = case when ${column} is not null and ${column} <> '' then '${word}' || ${id} end`,
    )
    await server.database.pool.query(
      `update ${table} set ${set.join(", ")} where coalesce(${columns.join(", ")}) is not null`,
    )
  }
}
