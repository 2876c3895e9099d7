import type { z } from "zod"
import type { auditCheck } from "../../../contract/audit.ts"
import type { Queryable } from "../../request-context.ts"
import type { AuditEntry, SealHead } from "./marks.ts"

/** Any number; those who seal one database wait for each other on it. */
const sealKey = 7_022_012

export const instant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** A line with every column as text. */
export const wholeEntry = `j.audit_entry_id::text as id, ${instant("j.happened_at")} as at, j.actor, j.action,
  j.details::text as details, j.account_id as "accountId", j.unit_id as "unitId", j.member_id as "memberId", j.address`

/** Nobody else seals until the transaction ends. Answers its instant. */
export async function lockSeals(client: Queryable): Promise<string> {
  await client.query("select pg_advisory_xact_lock($1)", [sealKey])
  const { rows } = await client.query<{ at: string }>(`select ${instant("now()")} as at`)
  return rows[0]?.at ?? ""
}

/** The first lines that no seal covers yet, in their order. */
export async function unsealedEntries(client: Queryable, most: number): Promise<AuditEntry[]> {
  const { rows } = await client.query<AuditEntry>(
    `select ${wholeEntry} from audit_unsealed s join audit_entry j using (audit_entry_id)
      order by j.audit_entry_id limit $1`,
    [most],
  )
  return rows
}

/** The last seals, the newest first. */
export async function lastSeals(
  client: Queryable,
  most: number,
): Promise<(SealHead & { readonly hash: Buffer })[]> {
  const { rows } = await client.query<SealHead & { readonly hash: Buffer }>(
    `select seal_id as seal, ${instant("sealed_at")} as at, audit_entry_ids::text[] as lines, marks, hash
       from audit_seal order by seal_id desc limit $1`,
    [most],
  )
  return rows
}

/** The hash of a seal; undefined where there is none of that number. */
export async function hashOfNumber(client: Queryable, seal: number): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ hash: Buffer }>("select hash from audit_seal where seal_id = $1", [
    seal,
  ])
  return rows[0]?.hash
}

/** The number of the last seal, whoever made it; 0 before the first. */
export async function newestNumber(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ seal: number }>(
    "select coalesce(max(seal_id), 0) as seal from audit_seal",
  )
  return rows[0]?.seal ?? 0
}

/** Puts a seal over its lines, at the instant of the transaction: from now on they are sealed. */
export async function putSeal(client: Queryable, head: SealHead, hash: Buffer): Promise<void> {
  await client.query(
    "insert into audit_seal (seal_id, audit_entry_ids, marks, hash) values ($1, $2::bigint[], $3, $4)",
    [head.seal, head.lines, head.marks, hash],
  )
  await client.query("delete from audit_unsealed where audit_entry_id = any($1::bigint[])", [head.lines])
}

/** Whether the audit log says that it was restored with this as its newest seal. */
export async function wasRestoredAt(client: Queryable, seal: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "select 1 from audit_entry where action = 'backup-restored' and details ->> 'seal' = $1 limit 1",
    [String(seal)],
  )
  return rowCount === 1
}

/** The last time that everything was restored from a backup: when, and which moment; undefined where it never was. */
export async function lastRestored(client: Queryable): Promise<{ at: string; madeAt: string } | undefined> {
  const { rows } = await client.query<{ at: string; madeAt: string }>(
    `select to_json(happened_at) #>> '{}' as at, details ->> 'madeAt' as "madeAt" from audit_entry
      where action = 'backup-restored' order by happened_at desc limit 1`,
  )
  return rows[0]
}

type LastCheck = NonNullable<z.infer<typeof auditCheck>["last"]>

/** What the last check of the whole audit log found. */
export async function lastCheck(client: Queryable): Promise<LastCheck | null> {
  const { rows } = await client.query<{ at: string; details: Omit<LastCheck, "at"> }>(
    `select to_json(happened_at) #>> '{}' as at, details from audit_entry where action = 'trail-checked'
      order by audit_entry_id desc limit 1`,
  )
  return rows[0] ? { ...rows[0].details, at: rows[0].at } : null
}
