import { afterAll, beforeAll, expect, test } from "vitest"
import { firstQuestions } from "../../src/contract/overview-first-page.ts"
import { type GrantedRole, grantedRoles } from "../../src/domain/access/roles.ts"
import { desksOf } from "../../src/domain/overview/desks.ts"
import type { Person, TestServer } from "../support/server.ts"
import { openWorld, type UnitCode } from "./world.ts"

let server: TestServer

beforeAll(async () => {
  server = await openWorld()
})

afterAll(async () => {
  await server.close()
})

const seatOf: Partial<Record<GrantedRole, UnitCode>> = {
  recorder: "B1",
  "branch-secretary": "B1",
  "group-leader": "G1",
  "central-group-secretary": "T1",
  "committee-officer": "T1",
  inspector: "T1",
}

const entriesOf = async ({ accountId }: Person) => {
  const { rows } = await server.database.pool.query(
    "select action, unit_id, member_id from audit_entry where account_id = $1 order by action, unit_id, member_id",
    [accountId],
  )
  return rows
}

/** Asks by itself for all that the home of this session begins with. */
async function askApart(person: Person): Promise<Record<string, unknown>> {
  const { roles, memberId } = (await person.get("/session")).body.session
  const [desk] = desksOf(roles, memberId !== null)
  const answers: Record<string, unknown> = {}
  for (const { address } of firstQuestions(desk)) {
    const { status, body } = await person.get(address.replace("/api", ""))
    if (status === 200) answers[address] = body
  }
  return answers
}

test("what comes along with who is signed in is what each role gets by asking, and leaves the same entries", async () => {
  for (const role of grantedRoles) {
    const unit = seatOf[role] ?? "D"
    const [apart, along] = [await server.as(role, unit), await server.as(role, unit)]
    const answers = await askApart(apart)
    const { body } = await along.get("/session?page=home")
    expect(body.first, role).toEqual(answers)
    expect(await entriesOf(along), role).toEqual(await entriesOf(apart))
  }
})

test("a member gets their own home along, a neighbour theirs", async () => {
  for (const code of ["m-B1", "m-B3"]) {
    const member = await server.asMember(code)
    const { first } = (await member.get("/session?page=home")).body
    expect(Object.keys(first)).toEqual([
      "/api/organisation",
      "/api/home/member",
      "/api/leave/mine",
      "/api/turns/next",
      "/api/venues/kept",
      "/api/leave/waiting",
      "/api/training/waiting",
      "/api/meetings/waiting",
      "/api/make-ups/mine",
      "/api/disputes/mine",
    ])
    expect(first["/api/home/member"].memberId).toBe(await server.memberId(code))
    expect(first).toEqual(await askApart(member))
  }
})

test("nothing comes along for a stranger, half a sign-in, or who owes a new password", async () => {
  expect((await server.stranger.get("/session?page=home")).body.first).toBeUndefined()
  const member = await server.asMember("m-B2")
  await server.database.pool.query("update account set must_change = true where account_id = $1", [
    member.accountId,
  ])
  expect((await member.get("/session?page=home")).body).toMatchObject({
    session: { owes: "password-change-needed" },
  })
  expect((await member.get("/session?page=home")).body.first).toBeUndefined()
  await server.database.pool.query("update session set awaits_second_factor = true where account_id = $1", [
    member.accountId,
  ])
  expect((await member.get("/session?page=home")).body).toMatchObject({
    session: null,
    awaitsSecondFactor: true,
  })
  expect((await member.get("/session?page=home")).body.first).toBeUndefined()
})

test("no other page has answers along, and none comes unless it is asked for", async () => {
  const officer = await server.as("department-officer", "D")
  expect((await officer.get("/session")).body.first).toBeUndefined()
  expect((await officer.get("/session?page=board")).status).toBe(400)
})
