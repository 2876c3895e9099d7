import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { type Database, openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { storedYears } from "../../src/server/features/standing/digest-queries.ts"
import { rebuild, refresh } from "../../src/server/features/standing/index.ts"
import { judgeApart, judgeYearsApart } from "../../src/server/features/standing/judge-apart.ts"
import { log } from "../../src/server/log.ts"
import { bringIn } from "../support/district.ts"
import { storedStanding } from "../support/standing.ts"

const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "xueer-apart-"))
chmodSync(folder, 0o711)
const env = readEnv({ DATA_DIR: join(folder, "data") })
const packs = readPacks()
const year = 2010
const today = dayOf("2010-08-20")

let database: Database

beforeAll(async () => {
  database = await openDatabase(env, () => undefined)
  await bringIn(database, sample)
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test("a process of its own judges the year, and says the same", async () => {
  const until = new AbortController()
  judgeYearsApart({ database, env }, until.signal)
  await judgeApart(database, year, today)
  // Nobody here has judged anything.
  expect(await storedYears(database.pool)).toEqual([year])
  await refresh(database, packs, year, today)
  const kept = await storedStanding(database)
  expect(kept.rows.length).toBeGreaterThan(300)
  await rebuild(database, packs, year, today)
  expect(kept).toEqual(await storedStanding(database))
})

test("one that breaks down is told of, and the year judged here; one that is called off judges nothing", async () => {
  const told = vi.spyOn(log, "error").mockImplementation(() => undefined)
  const until = new AbortController()
  judgeYearsApart({ database, env: { ...env, dataDir: "/dev/null/nowhere" } }, until.signal)
  const tomorrow = dayOf("2010-08-21")
  await refresh(database, packs, year, tomorrow)
  expect(told).toHaveBeenCalledOnce()
  const { rows } = await database.pool.query("select as_of as day from standing_year where year = $1", [year])
  expect(rows).toEqual([{ day: tomorrow }])
  until.abort()
  await expect(refresh(database, packs, year, dayOf("2010-08-22"))).rejects.toThrow()
  told.mockRestore()
})
