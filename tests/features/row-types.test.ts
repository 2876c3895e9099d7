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
  "src/server/features/me/data-queries.ts": "lists by name; the answer's schema holds every row of them",
}

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
  })

  test("are read from the source for nearly every statement that names them", () => {
    expect(sites.length).toBeGreaterThan(150)
    expect(unread.length / (unread.length + sites.length), unread.join("\n")).toBeLessThan(0.2)
  })

  test("are named wherever they are looked at", () => {
    const files = new Set(readUntyped().map((at) => at.replace(/:\d+$/, "")))
    expect([...files].sort()).toEqual(Object.keys(untyped).sort())
  })
})
