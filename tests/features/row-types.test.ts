import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { allRoutes } from "../../src/server/api/routes.ts"
import { askAll, leaveNoTrace, nameOf, readExpectations } from "../access/matrix.ts"
import { samplesFor } from "../access/samples.ts"
import { gatherAskers, gatherIds, gatherSessions, openWorld } from "../access/world.ts"
import { readSites, readUntyped } from "../support/row-sites.ts"
import { watched } from "../support/rows-watched.ts"
import type { TestServer } from "../support/server.ts"

const { sites, unread } = readSites()
let server: TestServer

beforeAll(async () => {
  server = await openWorld()
})
afterAll(() => server.close())

/** Selects whose rows no type says: each with its reason. */
const untyped: Readonly<Record<string, string>> = {
  "src/server/db/database.ts": "names of migrations, asked before it is known whether their table is there",
  "src/server/db/inspect.ts": "the same, of a database that is looked at from outside",
  "src/server/db/migrate.ts": "the same, before the first migration",
  "src/server/db/restore-target.ts": "the same, where a backup is to go",
  "src/server/features/me/data-queries.ts": "lists by name; the answer's schema holds every row of them",
}

/** Statements whose text or type cannot be read from the source: each file with its reason. */
const notRead: Readonly<Record<string, string>> = {
  "src/server/db/restore-target.ts": "whether any of some tables has a row, of whichever are there",
  "src/server/features/audit/seal-store.ts": "one instant, by a function that builds its text",
  "src/server/features/exchange/store.ts":
    "codes and counts of whichever table, a cursor over whichever select",
}

const filesOf = (places: readonly string[]) =>
  [...new Set(places.map((at) => at.replace(/:\d+$/, "")))].sort()

describe("the rows of a statement", () => {
  test("are what the code says, in names, types and where nothing may be missing", async () => {
    const ids = await gatherIds(server)
    const askers = await gatherAskers(server)
    await gatherSessions(server, askers, ids)
    const asking = { ids, samples: samplesFor(ids) }
    leaveNoTrace(server)
    for (const row of readExpectations()) {
      const of = allRoutes.find((route) => nameOf(route) === row.route.split("#")[0])
      if (of) for (const asker of askers) await askAll(asking, { ...row, of }, asker)
    }
    expect([...watched.faults].sort()).toEqual([])
    expect(watched.seen.size).toBeGreaterThan(100)
  }, 400_000)

  test("are read from the source for every statement that names them", () => {
    expect(sites.length).toBeGreaterThan(200)
    expect(filesOf(unread)).toEqual(Object.keys(notRead).sort())
  })

  test("are named wherever they are looked at", () => {
    expect(filesOf(readUntyped())).toEqual(Object.keys(untyped).sort())
  })
})
