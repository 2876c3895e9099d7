import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { bringIn, judged } from "../../../../tests/support/district.ts"
import { openTestServer, type TestServer } from "../../../../tests/support/server.ts"

const folder = fileURLToPath(new URL("../../../../tests/fixtures/sample-district", import.meta.url))
const today = "2010-08-20"

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({ today })
  await bringIn(server.database, `${folder}/book`)
})
afterAll(() => server.close())

describe("the documents", () => {
  test("are there for everybody who is signed in, those in force named as such", async () => {
    const recorder = await server.as("recorder", "301-0010")
    const { body } = await recorder.get("/policy")
    const inForce = body.items.filter((pack: { inForce: boolean }) => pack.inForce)
    expect(inForce.map((pack: { id: string }) => pack.id)).toEqual(["licheng-2010", "national-2009-2013"])
    expect((await server.stranger.get("/policy")).status).toBe(401)
  })

  test("show every clause with what it asks today, and every parameter with its history", async () => {
    const recorder = await server.as("recorder", "301-0010")
    const { body } = await recorder.get("/policy/licheng-2010")
    const pack = server.app.packs.find(({ id }) => id === "licheng-2010")
    expect(body.clauses.length).toBe(pack?.clauses.length)
    expect(body.clauses.find((clause: { id: string }) => clause.id === "CS-HOURS").target).toBe(40)
    const deadline = body.parameters.find((one: { name: string }) => one.name === "plan.deadline")
    expect(deadline).toMatchObject({ value: "01-31", usedBy: ["PL-FILED"] })
    expect(deadline.values.length).toBe(2)
    expect((await recorder.get("/policy/none")).status).toBe(404)
    expect((await recorder.get("/policy/..%2F..%2Fetc")).status).toBe(404)
  })

  test("say how many meet a clause, within the reader's reach and no further", async () => {
    const rows = await judged(server.database, server.app.packs, { year: 2010, asOf: today, org: "102" })
    const officer = await server.as("committee-officer", "102")
    for (const clause of ["CS-HOURS", "TR-MEMBER"]) {
      const { body } = await officer.get(`/policy/licheng-2010/clauses/${clause}/standing`)
      expect(body.reach.length).toBe(1)
      const own = rows.filter(({ obligation }) => obligation === clause)
      const { met, open, "at-risk": behind, short } = body.reach[0].band
      expect(met + open + behind + short).toBe(own.length)
      expect(met).toBe(own.filter(({ status }) => status === "met").length)
    }
    const secretary = await server.as("branch-secretary", "301-0010")
    const path = "/policy/licheng-2010/clauses/CS-HOURS/standing"
    expect([403, 404]).toContain((await secretary.get(path)).status)
    expect((await officer.get("/policy/licheng-2010/clauses/NONE/standing")).status).toBe(404)
  })
})
