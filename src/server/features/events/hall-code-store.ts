import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Opens a code for a sitting: one of those that no other hall goes by just now. Codes that are over make room. */
export async function addCode(
  client: Queryable,
  sittingId: number,
  { secret, endsAt, now }: { readonly secret: Buffer; readonly endsAt: string; readonly now: string },
): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer hall codes'))")
  await client.query("delete from hall_code where ends_at <= $1::timestamp or sitting_id = $2", [
    now,
    sittingId,
  ])
  const { rowCount } = await client.query(
    `insert into hall_code (sitting_id, code, secret, ends_at)
     select $1, code, $2, $3::timestamp from (
       select lpad(n::text, 4, '0') as code from generate_series(0, 9999) n
       except select code from hall_code) free
      order by gen_random_uuid() limit 1`,
    [sittingId, secret, endsAt],
  )
  if (rowCount !== 1) throw new Error("ten thousand halls at once")
}

/** Ends the code of a sitting; answers whether there was one. */
export async function dropCode(client: Queryable, sittingId: number): Promise<boolean> {
  const { rowCount } = await client.query("delete from hall_code where sitting_id = $1", [sittingId])
  return rowCount !== 0
}

/** Codes of days that are over. */
export async function forgetEndedCodes(client: Queryable, today: Day): Promise<void> {
  await client.query("delete from hall_code where ends_at < $1::date", [today])
}
