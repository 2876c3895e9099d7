import type { Queryable } from "./request-context.ts"

/** The fingerprint of the secret that this database was begun with; undefined where none stands there yet. */
export async function fingerprintKept(client: Queryable): Promise<string | undefined> {
  const { rows } = await client.query<{ fingerprint: string }>("select fingerprint from secret_key")
  return rows[0]?.fingerprint
}

/** Keeps a fingerprint where none stands, and answers the one that stands there then: of several servers one wins. */
export async function keepFingerprint(client: Queryable, fingerprint: string): Promise<string> {
  const kept = await fingerprintKept(client)
  if (kept !== undefined) return kept
  await client.query("insert into secret_key (fingerprint) values ($1) on conflict do nothing", [fingerprint])
  return (await fingerprintKept(client)) ?? fingerprint
}

/** Whether something in the database was made with a secret. */
export async function needsSecret(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ needed: boolean }>(
    `select exists (select from audit_seal) or exists (select from account where totp_secret is not null) as needed`,
  )
  return rows[0]?.needed ?? false
}
