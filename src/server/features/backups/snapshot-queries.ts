import type { ClientBase } from "pg"
import { type CopyToStreamQuery, to } from "pg-copy-streams"
import type { Manifest } from "./manifest.ts"

type Client = Pick<ClientBase, "query">

/** What is of its moment alone and in no backup: whoever is signed in or on their way, answers kept for repetition. */
const passing = ["session", "setup_link", "provider_visit", "repeated_request", "job_run", "backup"]
/** What is made again from the records when somebody asks for it. */
const madeAgain = ["standing", "standing_people", "standing_year", "standing_change", "invalidation"]
/** What migrations write by themselves. */
const ofMigrations = ["kysely_migration", "kysely_migration_lock"]

/** Values become the same text wherever they are the same, whatever a server is set to. */
export async function writePlainly(client: Client): Promise<void> {
  await client.query(
    "set extra_float_digits = 1; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set xmlbinary = 'base64'",
  )
}

/** From now on this connection sees one moment, until {@link endSnapshot}. Answers it, ISO 8601. */
export async function beginSnapshot(client: Client): Promise<string> {
  await writePlainly(client)
  await client.query("begin isolation level repeatable read read only")
  const { rows } = await client.query<{ at: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  )
  return rows[0]?.at ?? ""
}

export async function endSnapshot(client: Client): Promise<void> {
  await client.query("commit")
}

/** The version of the server, and the bytes of the whole database. */
export async function readServer(client: Client): Promise<{ postgres: string; bytes: number }> {
  const { rows } = await client.query<{ postgres: string; bytes: number }>(
    `select current_setting('server_version') as postgres, pg_database_size(current_database()) as bytes`,
  )
  return rows[0] ?? { postgres: "", bytes: 0 }
}

/** The migrations that have run, in their order. */
export async function readMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from kysely_migration order by name")
  return rows.map(({ name }) => name)
}

/** Every table that goes into a backup, with those of its columns that are stored as they were given. */
export async function readTables(
  client: Client,
): Promise<(Manifest["tables"][number] & { guess: number })[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; guess: number }>(
    `select c.relname::text as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            greatest(c.reltuples, 0)::float8 as guess
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
      order by c.relname`,
    [[...passing, ...madeAgain, ...ofMigrations]],
  )
  return rows
}

/** Where every number that the database gives out goes on. */
export async function readSequences(client: Client): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ name: string; next: string; known: boolean }>(
    `select s.sequencename::text as name, (coalesce(s.last_value + s.increment_by, s.start_value))::text as next,
            has_sequence_privilege(format('%I.%I', s.schemaname, s.sequencename), 'select') as known
       from pg_sequences s where s.schemaname = 'public' order by s.sequencename`,
  )
  const unknown = rows.find(({ known }) => !known)
  if (unknown) throw new Error(`Nobody has granted xueer_app to read the sequence ${unknown.name}`)
  return rows.map(({ name, next }) => ({ name, next }))
}

/** The rows of a table, as text that COPY reads. */
export function copyOut(
  client: ClientBase,
  { name, columns }: Manifest["tables"][number],
): CopyToStreamQuery {
  return client.query(to(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) to stdout`))
}

/** How many rows a table has, and the sum of the hashes of their text: the same wherever they are the same. */
export async function sumOf(client: Client, name: string): Promise<{ rows: number; sum: string }> {
  const { rows } = await client.query<{ rows: number; sum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum from ${quoted(name)} t`,
  )
  return rows[0] ?? { rows: 0, sum: "0" }
}

/** A name as PostgreSQL takes it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
