import { createHash } from "node:crypto"
import type { Queryable } from "../request-context.ts"
import { problem } from "./problem.ts"

/** An answer given before. */
export interface Given {
  readonly status: number
  readonly body: unknown
  readonly etag: string | null
  /** How far whoever asked reached then; null where nothing was asked about. */
  readonly reach: Reach | null
}

/** Where somebody may use a permission, as it is kept. */
export interface Reach {
  readonly subtrees: readonly string[]
  readonly units: readonly string[]
  readonly memberId: number | null
}

/** A key is any printable text without spaces, 8 to 100 characters. */
const keyShape = /^[\x21-\x7e]{8,100}$/

/** The key of a request that its sender may repeat; undefined when it has none. */
export function keyFrom(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  if (!keyShape.test(header)) throw problem("unreadable", { why: "Idempotency-Key" })
  return header
}

/** What makes two requests the same; `path` with what is asked behind it. */
export function fingerprint(method: string, path: string, version: string, bytes: Uint8Array): Buffer {
  return createHash("sha256").update(`${method} ${path}\n${version}\n`).update(bytes).digest()
}

/**
 * Claims a key within the action's transaction; whoever comes second waits for the first to end. Answers what was
 * given before, or undefined for a new request. Throws the problem `key-reused` for another request.
 */
export async function claimKey(
  client: Queryable,
  accountId: number,
  key: string,
  hash: Buffer,
): Promise<Given | undefined> {
  const claimed = await client.query(
    `insert into repeated_request (account_id, key, request_hash, status) values ($1, $2, $3, 0)
     on conflict do nothing`,
    [accountId, key, hash],
  )
  if (claimed.rowCount === 1) return undefined
  const { rows } = await client.query<Given & { readonly hash: Buffer }>(
    `select status, answer as body, etag, reach, request_hash as hash from repeated_request
      where account_id = $1 and key = $2`,
    [accountId, key],
  )
  const given = rows[0]
  if (!given?.hash.equals(hash)) throw problem("key-reused")
  return given
}

/** Keeps the answer under its key, in the same transaction. */
export async function storeAnswer(
  client: Queryable,
  accountId: number,
  key: string,
  given: Given,
): Promise<void> {
  await client.query(
    `update repeated_request set status = $3, answer = $4, etag = $5, reach = $6
      where account_id = $1 and key = $2`,
    [accountId, key, given.status, JSON.stringify(given.body ?? null), given.etag, given.reach],
  )
}

/** Lets go of keys older than a day. */
export async function forgetOldAnswers(client: Queryable): Promise<void> {
  await client.query("delete from repeated_request where answered_at < now() - interval '1 day'")
}
