import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { writeDistrict } from "../../src/server/cli/verbs/demo.ts"
import { type Database, openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { makeSampleData } from "../../src/server/sample-data/index.ts"

const main = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))

describe("an import that is ended in the middle", () => {
  let folder: string
  let database: Database

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xueer-interrupted-"))
    const request = { members: 6000, branches: 250, years: 1, until: "2010-12-31", seed: 5 }
    await writeDistrict(makeSampleData(request), join(folder, "book"), new AbortController().signal)
    database = await openDatabase(readEnv({ DATA_DIR: join(folder, "data") }), () => undefined)
  })
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** A server process of an import that was killed may go on for a moment: it is not the one we wait for. */
  const startedAt = new Map<ChildProcess, string>()

  async function startImport(): Promise<ChildProcess> {
    const { rows } = await database.pool.query("select clock_timestamp()::text as at")
    const child = spawn(process.execPath, [main, "import", join(folder, "book"), "--lang", "en"], {
      env: { ...process.env, DATA_DIR: join(folder, "data") },
      stdio: ["ignore", "pipe", "pipe"],
    })
    startedAt.set(child, rows[0].at)
    return child
  }

  /** Waits until the import is putting the attendance lists into the database. */
  async function untilAttendance(child: ChildProcess): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      const { rows } = await database.pool.query(
        `select from pg_stat_activity where query ilike '%stage_attendance%' and pid <> pg_backend_pid()
            and backend_start > $1`,
        [startedAt.get(child)],
      )
      if (rows.length > 0) return
      await pause(20)
    }
    throw new Error("the import never came to the attendance lists")
  }

  async function rowsThere(): Promise<number[]> {
    const { rows } = await database.pool.query(
      `select (select count(*) from unit)::int, (select count(*) from member)::int as m,
              (select count(*) from attendance)::int as a, (select count(*) from audit_entry)::int as j`,
    )
    return Object.values(rows[0])
  }

  test("by kill -9 leaves nothing behind", async () => {
    const child = await startImport()
    await untilAttendance(child)
    child.kill("SIGKILL")
    await once(child, "close")
    expect(await rowsThere()).toEqual([0, 0, 0, 0])
  })

  test("by ^C leaves nothing behind, and says so", async () => {
    const child = await startImport()
    let said = ""
    child.stderr?.on("data", (chunk) => {
      said += chunk
    })
    await untilAttendance(child)
    child.kill("SIGINT")
    const [code] = await once(child, "close")
    expect(code).toBe(1)
    expect(said).toContain("nothing was changed")
    expect(await rowsThere()).toEqual([0, 0, 0, 0])
  })

  test("does not keep the next one from its work", async () => {
    const child = await startImport()
    child.stdout?.resume()
    child.stderr?.resume()
    const [code] = await once(child, "close")
    expect(code).toBe(0)
    const [units, members, attendance, entries] = await rowsThere()
    expect(units).toBeGreaterThan(250)
    expect(members).toBe(6000)
    expect(attendance).toBeGreaterThan(100_000)
    expect(entries).toBe(1)
  })
})
