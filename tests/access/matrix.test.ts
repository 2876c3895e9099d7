import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { allRoutes } from "../../src/server/api/routes.ts"
import { publicRoutes } from "../../src/server/http/route.ts"
import type { TestServer } from "../support/server.ts"
import { type Asking, askAll, leaveNoTrace, nameOf, type Row, readExpectations } from "./matrix.ts"
import { samplesFor } from "./samples.ts"
import { type Asker, gatherAskers, gatherIds, gatherSessions, openWorld } from "./world.ts"

let server: TestServer
let askers: Asker[]
let asking: Asking

beforeAll(async () => {
  server = await openWorld()
  const ids = await gatherIds(server)
  askers = await gatherAskers(server)
  await gatherSessions(server, askers, ids)
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
    let allowed = 0
    for (const asker of askers) {
      const asked = await askAll(asking, row, asker)
      wrong.push(...asked.wrong)
      cells += asked.cells
      allowed += asked.allowed
    }
    expect(wrong).toEqual([])
    expect(cells).toBeGreaterThanOrEqual(askers.length)
    // A row in which nothing exists for anybody would say nothing.
    expect(allowed).toBeGreaterThan(0)
  })

  test.each([
    ["/units", "unit", "unitId"],
    ["/people", "member", "memberId"],
    ["/events", "event", "activityId"],
    ["/accounts", "account", "accountId"],
  ])("%s lists what may be opened one by one, and nothing else", async (path, about, key) => {
    const all = [...asking.ids].filter(([name]) => name.startsWith(`${about} `))
    for (const { name, person } of askers) {
      const list = await person.get(`${path}?limit=200`)
      const listed: number[] =
        list.status === 200 ? list.body.items.map((item: Record<string, number>) => item[key]) : []
      const opened: number[] = []
      for (const [, id] of all) if ((await person.get(`${path}/${id}`)).status === 200) opened.push(id)
      const known = all.map(([, id]) => id)
      expect([name, listed.filter((id) => known.includes(id)).sort()]).toEqual([name, opened.sort()])
    }
  })
})
