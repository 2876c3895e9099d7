import { chownSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, expect, test } from "vitest"
import { openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { auditSystem } from "../../src/server/features/audit/store.ts"
import { endServer } from "../support/programs.ts"
import { runServer } from "../support/running-server.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-owner-"))
/** For root an account of the machine that it would not choose by itself; otherwise whoever runs the tests. */
const owner = process.getuid?.() === 0 ? somebody() : (process.getuid?.() ?? 0)

function somebody(): number {
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n")
  const others = accounts.filter((line) => !/^(root|nobody|postgres):/.test(line))
  return Number(others.map((line) => line.split(":")[2]).find((uid) => Number(uid) > 0))
}

afterAll(async () => {
  await endServer(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

test("whatever a server makes in a data folder belongs to the folder's owner, whoever starts it", async () => {
  writeFileSync(join(folder, "left-by-root"), "")
  chownSync(folder, owner, owner)
  const server = await runServer(folder, "2010-08-20")
  const database = await openDatabase(readEnv({ DATA_DIR: folder }), () => {})
  await auditSystem(database.pool, "try")
  // An entry is sealed within a second, and the head remembered.
  for (const end = Date.now() + 20_000; !readdirSync(folder).includes("trail.head"); await pause(100)) {
    if (Date.now() > end) throw new Error("nothing was sealed")
  }
  await database.close()
  await server.stop()

  const made = readdirSync(folder, { recursive: true, encoding: "utf8" })
  expect(made).toEqual(
    expect.arrayContaining([
      "secret.key",
      "trail.head",
      "serving.lock",
      "postgres.lock",
      "postgres/PG_VERSION",
    ]),
  )
  const others = made.filter((name) => lstatSync(join(folder, name)).uid !== owner)
  expect(others).toEqual([])
})
