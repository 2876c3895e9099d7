import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { type Cut, type DatabaseProxy, proxyTo } from "../../../tests/support/database-proxy.ts"
import { openTestServer, type Person, type TestServer } from "../../../tests/support/server.ts"
import { errorSentence } from "../cli/screen/error-sentence.ts"
import { connectTo } from "../db/database.ts"
import { inTransaction, OutcomeUnknown } from "../db/index.ts"

let fresh: TestDatabase
let wire: DatabaseProxy
let server: TestServer
let somebody: Person

beforeAll(async () => {
  fresh = await freshDatabase()
  wire = await proxyTo(fresh.access)
  server = await openTestServer({
    today: "2010-08-20",
    database: { ...fresh, ...connectTo(wire.access, async () => {}) },
  })
  await fresh.pool.query(
    "insert into unit (code, name, kind, path) values ('D', 'D', 'district-committee', '1')",
  )
  somebody = await server.as("department-officer", "D")
})
afterAll(async () => {
  await Promise.all([server.database.pool.end(), server.database.requests.end()])
  wire.close()
  await fresh.drop()
})

const wish = (body: string) =>
  somebody.post("/suggestions", { page: "/", body }, { key: `the-key-of-${body.replaceAll(" ", "-")}` })

async function wishesOf(body: string): Promise<number> {
  const { rows } = await fresh.pool.query<{ wishes: number }>(
    "select count(*)::int as wishes from suggestion where body = $1",
    [body],
  )
  return rows[0]?.wishes ?? -1
}

describe.each<{ readonly when: Cut; readonly kept: number }>([
  { when: "before the commit", kept: 0 },
  { when: "after the commit", kept: 1 },
])("a connection that breaks $when", ({ when, kept }) => {
  test("is answered as not known, and the same key brings it to an end", async () => {
    const body = `wish cut off ${when}`
    wire.cut(when)
    const { status, body: said } = await wish(body)
    expect([status, said.code]).toEqual([503, "outcome-unknown"])
    expect(said.detail).not.toMatch(/什么也没有改动|nothing was changed/)
    expect(await wishesOf(body)).toBe(kept)

    expect((await wish(body)).status).toBeLessThan(300)
    expect(await wishesOf(body)).toBe(1)
  })

  test("is told as not known by an action with a transaction of its own", async () => {
    wire.cut(when)
    const { status, body } = await somebody.post("/session/step-up", { password: "wrong password here" })
    // A wrong password is counted in one statement, which nothing cuts off here.
    expect(status).toBeLessThan(500)
    expect(body.code).not.toBe("outcome-unknown")
    const attempt = inTransaction(server.database.pool, (client) =>
      client.query("insert into suggestion (account_id, page, body) values ($1, '/', $2)", [
        somebody.accountId,
        `own transaction ${when}`,
      ]),
    )
    const error = await attempt.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OutcomeUnknown)
    expect(errorSentence(error, "en")).toBe(
      "The database went away at the moment of saving, and whether the change was made is not known: look first, and do it again if it was not.",
    )
    expect(await wishesOf(`own transaction ${when}`)).toBe(kept)
  })
})

test("a refused commit is no unknown one: nothing was changed, and the connection goes on", async () => {
  const attempt = inTransaction(server.database.pool, async (client) => {
    await client.query("create temp table twice (x int unique deferrable initially deferred) on commit drop")
    await client.query("insert into twice values (1), (1)")
  })
  await expect(attempt).rejects.toMatchObject({ code: "23505" })
})

test("a transaction in which a failed statement was overlooked is not taken for committed", async () => {
  const attempt = inTransaction(server.database.pool, async (client) => {
    await client.query("select 1/0").catch(() => undefined)
  })
  await expect(attempt).rejects.toThrow("A transaction in which a statement had failed")
})

test("a connection that is cut off before any commit is told in a sentence, without the places in the program", async () => {
  const client = await fresh.connect()
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid")
  const owner = await fresh.ownerClient()
  const cut = client.query("select pg_sleep(20)").catch((thrown: unknown) => thrown)
  await owner.query("select pg_terminate_backend($1)", [rows[0]?.pid])
  const errors = [await cut, await client.query("select 1").catch((thrown: unknown) => thrown)]
  await owner.end()
  await client.end()
  for (const error of errors) {
    expect(errorSentence(error, "en")).toBe("The database went away; nothing was changed. Try again.")
  }
})
