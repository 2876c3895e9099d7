import type { SignInRules } from "../../../domain/access/sign-in-rules.ts"
import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** A try that was let through. */
export interface CountedTry {
  /** How many in a row, with this one. */
  readonly failures: number
  /** It is the last one before the pause. */
  readonly last: boolean
}

/**
 * Counts a try as failed before it is made, in one statement: of any number at once no more are let through than the
 * rules allow. Answers the seconds to wait where there is a pause.
 */
export async function countTry(
  client: Queryable,
  key: Buffer,
  { lockAfter, lockMinutes }: Pick<SignInRules, "lockAfter" | "lockMinutes">,
): Promise<CountedTry | number> {
  const { rows } = await client.query<{ failures: number }>(
    `insert into sign_in_failure as f (key, failures) values ($1, 1)
     on conflict (key) do update
       set failures = case when f.locked_until is null and f.failed_at > now() - make_interval(mins => $3) and ${believed("f.failed_at")}
                           then f.failures + 1 else 1 end,
           locked_until = case when f.locked_until is null and f.failed_at > now() - make_interval(mins => $3) and ${believed("f.failed_at")}
                                    and f.failures + 1 >= $2 then now() + make_interval(mins => $3) end,
           failed_at = now()
       where f.locked_until is null or f.locked_until <= now() or not ${believed("f.failed_at")}
     returning failures`,
    [key, lockAfter, lockMinutes],
  )
  const failures = rows[0]?.failures
  if (failures !== undefined) return { failures, last: failures >= lockAfter }
  return await secondsToWait(client, key)
}

async function secondsToWait(client: Queryable, key: Buffer): Promise<number> {
  const { rows } = await client.query<{ seconds: number }>(
    `select greatest(1, ceil(extract(epoch from locked_until - now())))::int as seconds
       from sign_in_failure where key = $1`,
    [key],
  )
  return rows[0]?.seconds ?? 1
}

/** Takes a count back for a try that was not made after all. */
export async function uncountTry(client: Queryable, key: Buffer): Promise<void> {
  await client.query(
    "update sign_in_failure set failures = greatest(failures - 1, 0), locked_until = null where key = $1",
    [key],
  )
}

/** After a success, or by an administrator: the next failure is the first. */
export async function forgiveTries(client: Queryable, keys: readonly Buffer[]): Promise<void> {
  await client.query("delete from sign_in_failure where key = any($1)", [keys])
}

/** Until when there is a pause, for those of these keys that have one; by the key in hex. */
export async function pausesOf(client: Queryable, keys: readonly Buffer[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: Buffer; until: string }>(
    `select key, locked_until as until from sign_in_failure where key = any($1) and locked_until > now()
        and ${believed("failed_at")}`,
    [keys],
  )
  return new Map(rows.map(({ key, until }) => [key.toString("hex"), until]))
}
