import type { ClientBase } from "pg"

type Queryable = Pick<ClientBase, "query">

/** A content that something in the database names. */
export interface NamedFile {
  readonly sha256: string
  readonly bytes: number
}

/** Those of some contents that something names. */
export async function whichAreNamed(client: Queryable, digests: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ readonly sha256: string }>(
    "select distinct sha256 from named_file where sha256 = any($1)",
    [digests],
  )
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Those of some contents that something names, or named after an instant (milliseconds since 1970): a backup that runs may still copy them. */
export async function whichMustStay(
  client: Queryable,
  digests: readonly string[],
  since: number,
): Promise<Set<string>> {
  const { rows } = await client.query<{ readonly sha256: string }>(
    `select sha256 from named_file where sha256 = any($1)
      union select sha256 from content_let_go where sha256 = any($1) and let_go_at >= to_timestamp($2 / 1000.0)`,
    [digests, since],
  )
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** The contents that are named, in the order of their digests: so many after one. */
export async function listNamed(client: Queryable, after: string, limit: number): Promise<NamedFile[]> {
  const { rows } = await client.query<NamedFile>(
    `select sha256, max(bytes)::int as bytes from named_file where sha256 > $1
      group by sha256 order by sha256 limit $2`,
    [after, limit],
  )
  return rows
}

const lockOf = "hashtextextended('xueer file ' || $1, 0)"

/** Until the end of the transaction nobody clears this content away. */
export async function holdFile(client: Queryable, sha256: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock_shared(${lockOf})`, [sha256])
}

/** Waits until nobody is about to name this content; until the end of the transaction nobody can. */
export async function claimFile(client: Queryable, sha256: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${lockOf})`, [sha256])
}

/** Every content that is named, one after another. */
export async function* namedFiles(client: Queryable): AsyncGenerator<NamedFile> {
  for (let after = ""; ; ) {
    const rows = await listNamed(client, after, 500)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.sha256
  }
}
