import type { SkipReason, SlotPart } from "../../../domain/calendar/study-slot.ts"
import type { Queryable } from "../../request-context.ts"

/** Keeps the part of the day of a unit's slot, or takes it away. */
export async function putPart(
  client: Queryable,
  unitId: number,
  slot: { readonly part: SlotPart; readonly startsAt: string } | null,
): Promise<void> {
  if (slot === null) {
    await client.query("delete from unit_rhythm where unit_id = $1", [unitId])
    return
  }
  await client.query(
    `insert into unit_rhythm (unit_id, part, starts_at) values ($1, $2, $3)
     on conflict (unit_id) do update set part = excluded.part, starts_at = excluded.starts_at`,
    [unitId, slot.part, slot.startsAt],
  )
}

export interface Skip {
  readonly reason: SkipReason
  readonly note: string | null
}

/** Says of a week that it is left out, and why. */
export async function putSkip(
  client: Queryable,
  of: { readonly unitId: number; readonly week: string; readonly accountId: number },
  { reason, note }: Skip,
): Promise<void> {
  await client.query(
    `insert into skipped_week (unit_id, week, reason, note, account_id) values ($1, $2, $3, $4, $5)
     on conflict (unit_id, week) do update
        set reason = excluded.reason, note = excluded.note, account_id = excluded.account_id, noted_at = now()`,
    [of.unitId, of.week, reason, note, of.accountId],
  )
}

/** Takes it back; what stood there, if anything did. */
export async function dropSkip(client: Queryable, unitId: number, week: string): Promise<Skip | undefined> {
  const { rows } = await client.query<Skip>(
    "delete from skipped_week where unit_id = $1 and week = $2 returning reason, note",
    [unitId, week],
  )
  return rows[0]
}
