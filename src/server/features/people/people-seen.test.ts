import { afterAll, beforeAll, expect, test } from "vitest"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import { openTestServer, type Person, type TestServer } from "../../../../tests/support/server.ts"
import { forgetPeopleSeen } from "./index.ts"

let server: TestServer
beforeAll(async () => {
  server = await openPeopleScene()
  Object.assign(server.app, { limits: { ...server.app.limits, peopleToldOf: 120, peopleUnasked: 160 } })
  await server.database.pool.query(
    `with added as (insert into member (code, name) select 'x' || to_char(n, 'fm000'), '周敏' from generate_series(1, 300) n
                    returning member_id)
     insert into membership (member_id, unit_id, from_on)
     select member_id, (select unit_id from unit where code = '0202'), '2010-01-01' from added`,
  )
})
afterAll(() => server.close())

const query = async (text: string, values: unknown[] = []) =>
  (await server.database.pool.query(text, values)).rows

const written = async ({ accountId }: Person): Promise<number | undefined> =>
  (
    await query("select cardinality(member_ids)::int as people from people_seen where account_id = $1", [
      accountId,
    ])
  )[0]?.people

/** Reads the roster by so many from the beginning; answers what came of each page. */
async function page(person: Person, by: number, pages: number): Promise<(number | string)[]> {
  const came: (number | string)[] = []
  let cursor = ""
  for (let number = 0; number < pages; number += 1) {
    const { status, body } = await person.get(`/people?limit=${by}${cursor}`)
    came.push(status === 200 ? body.items.length : body.code)
    if (status === 200) cursor = `&cursor=${body.next}`
  }
  return came
}

test("whoever sees few people, however often, leaves nothing in the database", async () => {
  const officer = await server.as("department-officer", "01")
  for (let round = 0; round < 5; round += 1) expect(await page(officer, 30, 3)).toEqual([30, 30, 30])
  expect(await written(officer)).toBeUndefined()
})

test("paging through everybody tells the security administrator once, then asks for the password", async () => {
  const security = await server.as("security-admin", "01")
  const neighbour = await server.as("security-admin", "01")
  await query("update account set disabled_at = now() where account_id = $1", [neighbour.accountId])
  const officer = await server.as("department-officer", "01")
  const colleague = await server.as("department-officer", "01")
  expect(await page(officer, 40, 6)).toEqual([40, 40, 40, 40, "step-up-needed", "step-up-needed"])
  expect(await written(officer)).toBe(160)
  const told = await query("select account_id, details from notice where kind = 'many-people-seen'")
  expect(told).toMatchObject([{ account_id: security.accountId, details: { most: 120 } }])
  const noted = await query("select account_id, details from audit_entry where action = 'many-people-seen'")
  expect(noted).toEqual([{ account_id: officer.accountId, details: { most: 120 } }])
  // Whom one has seen one may see; somebody new by no other way either; and nobody else is held up.
  expect(await page(officer, 40, 4)).toEqual([40, 40, 40, 40])
  expect((await officer.get(`/people/${await server.memberId("x299")}`)).body.code).toBe("step-up-needed")
  expect((await officer.get("/people?q=x299")).body.code).toBe("step-up-needed")
  expect(await page(colleague, 40, 3)).toEqual([40, 40, 40])
  const stepUp = "update session set stepped_up_at = now() - make_interval(mins => $2) where account_id = $1"
  await query(stepUp, [officer.accountId, 0])
  expect(await page(officer, 100, 4)).toEqual([100, 100, 100, 5])
  expect(await written(officer)).toBe(305)
  expect(await query("select from notice where kind = 'many-people-seen'")).toHaveLength(1)
  // The next day begins anew, and the one before goes.
  server.setToday("2010-08-21")
  expect(await page(officer, 40, 3)).toEqual([40, 40, 40])
  await forgetPeopleSeen(server.database.pool)
  expect(await written(officer)).toBeUndefined()
})

test("all servers count together, and a password given long ago is none", async () => {
  const other = await openTestServer({ today: server.app.today(), database: server.database })
  Object.assign(other.app, { limits: server.app.limits })
  const officer = await server.as("department-officer", "01")
  expect(await page(officer, 150, 1)).toEqual([150])
  const there = async (path: string) => {
    const response = await other.hono.request(`/api${path}`, { headers: { cookie: officer.cookie } })
    return response.status
  }
  expect(await there("/people?limit=150")).toBe(200)
  expect(await there("/people?limit=200")).toBe(403)
  await query("update people_seen set stopped_at = now() - interval '1 hour'")
  await query("update session set stepped_up_at = now() - interval '11 minutes'")
  expect(await there("/people?limit=200")).toBe(403)
  await query("update session set stepped_up_at = now() - interval '9 minutes'")
  expect(await there("/people?limit=200")).toBe(200)
  expect((await officer.get("/people?limit=200")).status).toBe(200)
})
