import { execFileSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gunzipSync, gzipSync } from "node:zlib"
import type pg from "pg"
import { accessBySocket } from "../../src/server/db/access.ts"
import { openCluster } from "../../src/server/db/cluster.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { samples } from "./samples.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const releases = join(root, "tests/fixtures/releases")

/** What a version left in its tables, and the migrations it had run. */
interface ReleaseRows {
  readonly migrations: readonly string[]
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

const fileOf = (version: string, sample: string) => join(releases, version, `${sample}.json.gz`)

/** What a released version made of a sample. */
export function readReleaseRows(version: string, sample: string): ReleaseRows {
  return JSON.parse(gunzipSync(readFileSync(fileOf(version, sample))).toString())
}

/** Fills the tables of a database that has the release's migrations and nothing else; over the owner's connection. */
export async function fillTables(owner: pg.Client, { tables }: ReleaseRows): Promise<void> {
  // Rows come as they were: no trigger adds to them, and no order of the tables is needed.
  await owner.query("set session_replication_role = replica")
  for (const [table, rows] of Object.entries(tables)) {
    const columns = (await listColumns(owner, table)).join(", ")
    await owner.query(
      `insert into ${table} (${columns}) overriding system value
       select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    )
  }
  await owner.query("reset session_replication_role")
  await owner.query(`
    select setval(pg_get_serial_sequence(c.table_name, c.column_name), 100000)
      from information_schema.columns c
     where c.table_schema = 'public' and c.is_identity = 'YES'`)
}

async function listColumns(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/** Keeps what the tables hold for the tests of later versions. */
async function writeReleaseRows(owner: pg.Client, version: string, sample: string): Promise<void> {
  const { rows: named } = await owner.query<{ table: string }>(`
    select table_name as table from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'
     order by 1`)
  const tables: Record<string, Record<string, unknown>[]> = {}
  for (const { table } of named) {
    const { rows } = await owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t`,
    )
    tables[table] = rows.map(({ row }) => row)
  }
  const { rows } = await owner.query<{ name: string }>("select name from kysely_migration order by 1")
  const text = JSON.stringify({ migrations: rows.map(({ name }) => name), tables })
  mkdirSync(join(releases, version), { recursive: true })
  writeFileSync(fileOf(version, sample), gzipSync(text, { level: 9 }))
}

/** Brings a sample in with the present program, as people do, and keeps what it leaves. */
async function release(name: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const book = samples.find((sample) => sample.name === name)?.book
  if (book === undefined) throw new Error(`there is no sample "${name}"`)
  if (existsSync(fileOf(version, name))) throw new Error(`version ${version} has left its data already`)
  const dataDir = mkdtempSync(join(tmpdir(), "xueer-release-rows-"))
  chmodSync(dataDir, 0o711)
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" }
  execFileSync(process.execPath, [join(root, "src/server/cli/main.ts"), "import", book], { env })
  const cluster = await openCluster(dataDir, () => {})
  const owner = await connectAlone(accessBySocket(cluster.host).owner)
  await writeReleaseRows(owner, version, name)
  await owner.end()
  await cluster.close()
  rmSync(dataDir, { recursive: true })
}

if (import.meta.main) await release(process.argv[2] ?? "")
