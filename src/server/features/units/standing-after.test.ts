import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { bringInSampleData } from "../../../../tests/support/sample-data.ts"
import { openTestServer, type Person, type TestServer } from "../../../../tests/support/server.ts"
import { storedStanding } from "../../../../tests/support/standing.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { rebuild, refresh } from "../standing/index.ts"

const today = dayOf("2010-11-25")
const year = 2010
let server: TestServer
let department: Person

async function idsOf(condition: string): Promise<number[]> {
  const { rows } = await server.database.pool.query(
    `select unit_id as id from unit u where dissolved_on is null and ${condition} order by code`,
  )
  return rows.map(({ id }) => id)
}

async function done(path: string, body: object): Promise<void> {
  const unitId = /^\/units\/(\d+)\//.exec(path)?.[1]
  const seen = unitId === undefined ? undefined : (await department.get(`/units/${unitId}`)).body.version
  const reply = await department.post(path, body, seen === undefined ? {} : { version: seen })
  expect([reply.status, reply.body.detail]).toEqual([200, undefined])
}

/** What the next reader finds is what judging everything again says. */
async function expectFresh(): Promise<void> {
  const { database, app } = server
  await refresh(database, app.packs, year, today)
  const kept = await storedStanding(database)
  await rebuild(database, app.packs, year, today)
  expect(kept).toEqual(await storedStanding(database))
}

beforeAll(async () => {
  server = await openTestServer({ today })
  await bringInSampleData(server.database, { branches: 12, members: 240, until: today })
  const { rows } = await server.database.pool.query("select code from unit where parent_id is null")
  department = await server.as("department-officer", rows[0].code)
  await refresh(server.database, server.app.packs, year, today)
}, 120_000)
afterAll(() => server.close())

describe("the very next look at the standing shows", () => {
  const committees = "kind in ('party-committee', 'working-committee')"
  const branches = `kind = 'branch' and exists (select from membership b where b.unit_id = u.unit_id)`

  test("a branch under its new committee", async () => {
    const [branch = 0] = await idsOf(branches)
    const [target = 0] = await idsOf(
      `${committees} and not exists (select from unit b where b.unit_id = ${branch} and b.path <@ u.path)`,
    )
    await done(`/units/${branch}/move`, { parentId: target, day: today })
    await expectFresh()
  })
  test("two branches become one", async () => {
    const [branch, into] = await idsOf(branches)
    await done(`/units/${branch}/merge`, { into, day: "2010-06-01", postsGoOn: true, confirmed: "all" })
    await expectFresh()
  })
  test("a branch that was added, and one that has no committee any more", async () => {
    const [branch = 0] = await idsOf(`${branches} and has_committee`)
    const [committee = 0] = await idsOf(committees)
    await done("/units", { parentId: committee, name: "新村党支部", kind: "branch", foundedOn: "2010-03-01" })
    await expectFresh()
    const { version } = (await department.get(`/units/${branch}`)).body
    const edit = { hasCommittee: false, field: "village", lectureCycle: "half-year" }
    const headers = { "Change-Reason": encodeURIComponent("党员不足七人") }
    const body = { ...edit, confirmed: "all" }
    expect((await department.patch(`/units/${branch}`, body, { version, headers })).status).toBe(200)
    await expectFresh()
  })
  test("a branch that has ended, and that it goes on", async () => {
    const [branch] = await idsOf("name = '新村党支部'")
    await done(`/units/${branch}/dissolve`, { day: "2010-10-01" })
    await expectFresh()
    await done(`/units/${branch}/reopen`, {})
    await expectFresh()
  })
})
