import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { openTestServer, type Person, type TestServer } from "../../../../tests/support/server.ts"
import { startLogging } from "../../log.ts"
import { clocksApart, compareClocks } from "../../watch-clocks.ts"
import { addActivations, withOpenCode } from "../accounts/activation-store.ts"
import { accountOfId } from "./account-store.ts"
import { spendActivation } from "./activation-store.ts"
import { countTry, pausesOf } from "./failure-store.ts"
import { addVisit, spendVisit } from "./provider-store.ts"
import { spendStep } from "./second-factor-store.ts"
import { isKnownDevice, rememberDevice, sessionsOf, sweepSignIns } from "./session-store.ts"
import { hashOf } from "./token.ts"
import { totpStep } from "./totp.ts"

let app: TestServer
let person: Person
const pool = () => app.database.pool

beforeAll(async () => {
  app = await openTestServer({ today: "2010-08-20" })
  await pool().query("insert into unit (code, name, kind, path) values ('D', 'D', 'district-committee', '1')")
})
afterAll(() => app.close())

/** Makes what was just noted what a clock that was a year ahead would have noted. */
const ahead = async (table: string, ...columns: readonly string[]) => {
  const owner = await app.database.ownerClient()
  await owner.query(
    `update ${table} set ${columns.map((column) => `${column} = ${column} + interval '1 year'`).join(", ")}`,
  )
  await owner.end()
}

describe("after the clock was a year ahead and is right again", () => {
  test("a session from then is over, and is no longer shown", async () => {
    person = await app.as("department-officer", "D")
    expect((await person.get("/me/notices")).status).toBe(200)
    await ahead("session", "created_at", "seen_at", "stepped_up_at", "expires_at")
    expect((await person.get("/me/notices")).status).toBe(401)
    expect(await sessionsOf(pool(), person.accountId)).toEqual([])
    await sweepSignIns(pool())
    expect((await pool().query("select from session")).rowCount).toBe(0)
  })

  test("a session that was only used then is over as well", async () => {
    person = await app.as("department-officer", "D")
    await ahead("session", "seen_at")
    expect((await person.get("/me/notices")).status).toBe(401)
  })

  test("a password entered then is asked for again", async () => {
    person = await app.as("system-admin", "D")
    const link = () => person.post("/me/recovery-codes", {})
    const before = await link()
    expect(before.body.code).not.toBe("step-up-needed")
    await ahead("session", "stepped_up_at")
    expect((await link()).body.code).toBe("step-up-needed")
  })

  test("a login paused then may be tried", async () => {
    const key = hashOf("a login")
    const rules = { lockAfter: 2, lockMinutes: 15 }
    await countTry(pool(), key, rules)
    await countTry(pool(), key, rules)
    expect(await countTry(pool(), key, rules)).toBeTypeOf("number")
    await ahead("sign_in_failure", "failed_at", "locked_until")
    expect((await pausesOf(pool(), [key])).size).toBe(0)
    expect(await countTry(pool(), key, rules)).toEqual({ failures: 1, last: false })
  })

  test("a code handed out then does not work, nor a visit to the provider", async () => {
    const codeHash = hashOf("a code")
    const { accountId } = person
    await addActivations(pool(), [{ accountId, codeHash }], { by: null, validHours: 24 })
    expect((await withOpenCode(pool(), [accountId])).size).toBe(1)
    await ahead("activation", "issued_at", "expires_at")
    expect((await withOpenCode(pool(), [accountId])).size).toBe(0)
    expect(await spendActivation(pool(), codeHash)).toBe(false)
    await addVisit(pool(), hashOf("a visit"))
    await ahead("provider_visit", "left_at")
    expect(await spendVisit(pool(), hashOf("a visit"))).toBe(false)
  })

  test("a device seen then is not known", async () => {
    await rememberDevice(pool(), person.accountId, hashOf("a device"))
    expect(await isKnownDevice(pool(), person.accountId, hashOf("a device"))).toBe(true)
    await ahead("device", "seen_at")
    expect(await isKnownDevice(pool(), person.accountId, hashOf("a device"))).toBe(false)
  })

  test("codes of the second factor work, each once", async () => {
    const now = totpStep(Date.now() / 1000)
    expect(await spendStep(pool(), person.accountId, now + 1_051_200)).toBe(true)
    expect(await spendStep(pool(), person.accountId, now)).toBe(true)
    expect(await spendStep(pool(), person.accountId, now)).toBe(false)
    expect(await spendStep(pool(), person.accountId, now - 1)).toBe(false)
    expect(await spendStep(pool(), person.accountId, now + 1)).toBe(true)
  })

  test("a password set then counts as old", async () => {
    await pool().query("update account set password_set_at = now() where account_id = $1", [person.accountId])
    expect((await accountOfId(pool(), person.accountId))?.passwordDays).toBe(0)
    await ahead("account", "password_set_at")
    expect((await accountOfId(pool(), person.accountId))?.passwordDays).toBe(36_500)
  })
})

test("clocks of program and database that differ by more than five seconds are told in the log and when asked", async () => {
  const lines: string[] = []
  await startLogging("error", { write: (line) => lines.push(line) })
  await compareClocks(app.database)
  expect([clocksApart(app.database), lines]).toEqual([undefined, []])
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 20_000 })
  try {
    await compareClocks(app.database)
  } finally {
    vi.useRealTimers()
  }
  expect(clocksApart(app.database)).toBeLessThan(-15)
  expect(lines.join("")).toContain("clocks-apart")
  expect(await (await app.hono.request("/readyz")).text()).toMatch(
    /^ready, but the clock of the database is -20 seconds ahead/,
  )
})
