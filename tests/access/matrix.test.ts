import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { publicRoutes } from "../../src/server/http/route.ts"
import { allRoutes } from "../../src/server/http/routes.ts"
import type { TestServer } from "../support/server.ts"
import { type Asking, askAll, leaveNoTrace, nameOf, type Row, readExpectations } from "./matrix.ts"
import { samplesFor } from "./samples.ts"
import { type Asker, gatherAskers, gatherIds, openWorld } from "./world.ts"

let server: TestServer
let askers: Asker[]
let asking: Asking

beforeAll(async () => {
  server = await openWorld()
  const ids = await gatherIds(server)
  askers = await gatherAskers(server)
  asking = { ids, samples: samplesFor(ids) }
  leaveNoTrace(server)
})
afterAll(() => server.close())

const guarded = allRoutes.filter(({ permission }) => permission !== "public")
const rows: Row[] = readExpectations().flatMap((row) => {
  const of = guarded.find((route) => nameOf(route) === row.route.split("#")[0])
  return of ? [{ ...row, of }] : []
})

describe("who may ask what", () => {
  test("the table says something about every route, and about no others", () => {
    const named = new Set(readExpectations().map(({ route }) => route.split("#")[0]))
    expect([...named].sort()).toEqual(guarded.map(nameOf).sort())
  })

  test("only the routes on the list of open ones are open", () => {
    const open = allRoutes.flatMap((route) => (route.permission === "public" ? [route.name] : []))
    expect(open.sort()).toEqual([...publicRoutes].sort())
  })

  test.each(rows.map((row) => [row.route, row] as const))("%s", async (_, row) => {
    const wrong = []
    let cells = 0
    for (const asker of askers) {
      const asked = await askAll(asking, row, asker)
      wrong.push(...asked.wrong)
      cells += asked.cells
    }
    expect(wrong).toEqual([])
    expect(cells).toBeGreaterThanOrEqual(askers.length)
  })
})
