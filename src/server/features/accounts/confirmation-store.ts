import type { ConfirmedAct } from "../../../domain/access/second-person.ts"
import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** What somebody asks for that takes a second person. */
export interface NewConfirmation {
  readonly act: ConfirmedAct
  readonly accountId: number
  readonly details: object
  readonly sealedHalf: Buffer | null
  readonly askedBy: number
  readonly askedFrom: string
  readonly validDays: number
}

/** Adds what waits; whatever the same person asked for in the same words before is withdrawn. */
export async function addConfirmation(
  client: Queryable,
  { act, accountId, details, sealedHalf, askedBy, askedFrom, validDays }: NewConfirmation,
): Promise<{ confirmationId: number; expiresAt: string }> {
  const said = JSON.stringify(details)
  await client.query(
    `update confirmation set outcome = 'withdrawn', settled_by = $1, settled_at = now(), sealed_half = null
      where asked_by = $1 and account_id = $2 and act = $3 and details = $4::jsonb and outcome is null`,
    [askedBy, accountId, act, said],
  )
  const { rows } = await client.query<{ confirmationId: number; expiresAt: string }>(
    `insert into confirmation (act, account_id, details, sealed_half, asked_by, asked_from, expires_at)
     values ($1, $2, $3::jsonb, $4, $5, $6, now() + make_interval(days => $7))
     returning confirmation_id as "confirmationId", expires_at as "expiresAt"`,
    [act, accountId, said, sealedHalf, askedBy, askedFrom, validDays],
  )
  const [row] = rows
  if (!row) throw new Error("nothing was added")
  return row
}

/** Makes those who settle the same thing wait for each other; false where it is settled, or too old. */
export async function lockConfirmation(client: Queryable, confirmationId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from confirmation
      where confirmation_id = $1 and outcome is null and expires_at > now() and ${believed("asked_at")} for update`,
    [confirmationId],
  )
  return rowCount === 1
}

/** Lets go of the halves of codes that nobody confirmed in time. */
export async function forgetHalves(client: Queryable): Promise<void> {
  await client.query(
    "update confirmation set sealed_half = null where sealed_half is not null and expires_at < now()",
  )
}

/** Settles it; its half of a code is forgotten. */
export async function setSettled(
  client: Queryable,
  confirmationId: number,
  by: number,
  outcome: "confirmed" | "refused" | "withdrawn",
): Promise<void> {
  await client.query(
    `update confirmation set outcome = $3, settled_by = $2, settled_at = now(), sealed_half = null
      where confirmation_id = $1`,
    [confirmationId, by, outcome],
  )
}
