import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { migrate } from "../../src/server/db/migrate.ts"
import { migrations } from "../../src/server/db/migrations/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { checkAuditLog } from "../../src/server/features/audit/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { emptyDatabase, type TestDatabase } from "../support/database.ts"
import { judged } from "../support/district.ts"
import { fillTables, readReleaseRows } from "../support/release-rows.ts"
import { answersOf, samples } from "../support/samples.ts"

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))
const released = [...readFileSync(path("../../CHANGELOG.md"), "utf8").matchAll(/^## (\d+\.\d+\.\d+)$/gm)].map(
  ([, version = ""]) => version,
)

test("each version of the changelog has left its data", () => {
  expect(released).toContain("0.1.0")
  expect(readdirSync(path("../fixtures/releases"))).toEqual(expect.arrayContaining(released))
})

describe.each(released)("a database of version %s", (version) => {
  const [sample] = samples
  if (sample === undefined) throw new Error("no sample")
  const left = readReleaseRows(version, sample.name)
  const missing = Object.keys(migrations).filter((name) => !left.migrations.includes(name))
  let database: TestDatabase

  beforeAll(async () => {
    database = await emptyDatabase()
    const then = Object.entries(migrations).filter(([name]) => left.migrations.includes(name))
    await migrate(database.access, () => {}, Object.fromEntries(then))
    await asOwner((owner) => fillTables(owner, left))
  })
  afterAll(() => database.drop())

  async function asOwner<T>(
    work: (owner: Awaited<ReturnType<TestDatabase["ownerClient"]>>) => Promise<T>,
  ): Promise<T> {
    const owner = await database.ownerClient()
    return await work(owner).finally(() => owner.end())
  }

  const done = () =>
    asOwner(async (owner) => {
      const { rows } = await owner.query<{ name: string }>("select name from kysely_migration order by 1")
      return rows.map(({ name }) => name)
    })

  // All run in one transaction: in which of them it dies makes no difference to what is left.
  test("is as it was after a kill in the first migration, the last, and every sixth", async () => {
    const killed = missing.filter((_, place) => place % 6 === 0 || place === missing.length - 1)
    expect(killed.length).toBeGreaterThan(1)
    for (const name of killed) {
      // Not waited for in a standstill: a test that is given up meanwhile would hold what this one waits for.
      const child = spawn(process.execPath, [path("../support/migrate-and-die.ts"), name], {
        env: { ...process.env, ACCESS: JSON.stringify(database.access) },
        stdio: ["ignore", "ignore", "inherit"],
      })
      const [, signal] = await once(child, "exit")
      expect({ name, signal }).toEqual({ name, signal: "SIGKILL" })
      expect(await done()).toEqual(left.migrations)
    }
  }, 300_000)

  test("comes up to the present, and is judged as it was worked out", async () => {
    await migrate(database.access, () => {})
    expect(await database.isCurrent()).toBe(true)
    for (const day of sample.days) {
      const rows = (await judged(database, readPacks(), { year: sample.year, asOf: day }))
        .filter((row) => sample.holds(row.obligation))
        .map(({ pack, ...row }) => row)
      expect(rows).toEqual(answersOf(sample, day))
    }
  })

  test("has an audit log that is found whole, with what that version entered", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "xueer-upgrade-"))
    const { rows } = await database.pool.query("select count(*) as lines from audit_entry")
    const verdict = await checkAuditLog({ database, env: readEnv({ DATA_DIR: dataDir }) })
    expect(verdict).toMatchObject({ fault: null, lines: rows[0].lines })
    expect(verdict.lines).toBeGreaterThan(0)
    rmSync(dataDir, { recursive: true })
  })
})
