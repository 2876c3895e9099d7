import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { hashing } from "../../../src/server/features/sign-in/hashing.ts"
import { sweepSignIns } from "../../../src/server/features/sign-in/index.ts"
import { openTestServer, type Person, type Reply, type TestServer } from "../../support/server.ts"
import { goodPassword } from "../../support/sign-in-scene.ts"

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({ today: "2026-11-25" })
  await server.database.pool.query(
    "insert into unit (code, name, kind, path) values ('001', '区委', 'district-committee', '1')",
  )
})
afterAll(() => server.close())

async function account(login: string, factor = false): Promise<number> {
  const { rows } = await server.database.pool.query(
    `insert into account (login, name, password_hash, password_set_at, totp_secret)
     values ($1, '周敏', $2, now(), $3) returning account_id as id`,
    [login, await hashing.hash(goodPassword), factor ? Buffer.from([0]) : null],
  )
  return rows[0].id
}

const signIn = (login: string, password = goodPassword, cookie = "") =>
  server.stranger.ask("POST", "/session", { login, password }, { headers: { Cookie: cookie } })

/** The cookies an answer sets, as a browser would send them. */
function cookiesIn(reply: Reply): string {
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")
}

function tokenIn(cookies: string): string {
  return /__Host-sid=([\w-]{43})/.exec(cookies)?.[1] ?? ""
}

/** A request with these cookies. */
const withCookies = (cookies: string, method: string, path: string, body?: unknown) =>
  server.stranger.ask(method, path, body, { headers: { Cookie: cookies } })

describe("over the API", () => {
  test("a session that ran out is known as one for a day, and one that was ended is not", async () => {
    const { pool } = server.database
    const accountId = await account("ran-out")
    const cookies = cookiesIn(await signIn("ran-out"))
    const found = async () => {
      await sweepSignIns(pool)
      const { body } = await withCookies(cookies, "GET", "/session")
      return { signedIn: body.session !== null, ranOut: body.ranOut }
    }
    const last = async (change: string) =>
      await pool.query(`update session set ${change} where account_id = $1`, [accountId])
    expect(await found()).toEqual({ signedIn: true, ranOut: false })
    await last("seen_at = now() - interval '23 hours'")
    expect(await found()).toEqual({ signedIn: false, ranOut: true })
    await pool.query("update account set disabled_at = now() where account_id = $1", [accountId])
    expect(await found()).toEqual({ signedIn: false, ranOut: false })
    await pool.query("update account set disabled_at = null where account_id = $1", [accountId])
    await last("seen_at = now() - interval '25 hours'")
    expect(await found()).toEqual({ signedIn: false, ranOut: false })
  })

  test("a token is in the cookie, and in no body whatever is asked with it", async () => {
    await account("cookie")
    const reply = await signIn("cookie")
    expect(reply.status).toBe(200)
    const lines = reply.headers.getSetCookie()
    expect(lines.find((line) => line.startsWith("__Host-sid="))).toMatch(
      /^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    const cookies = cookiesIn(reply)
    const token = tokenIn(cookies)
    const bodies = [reply.text]
    for (const path of ["/session", "/me/sessions"])
      bodies.push((await withCookies(cookies, "GET", path)).text)
    expect(bodies.join("\n")).toContain('"login":"cookie"')
    expect(bodies.join("\n")).not.toContain(token)
  })

  test("a wrong password and an unknown login are answered to the letter alike", async () => {
    await account("alike")
    const [wrong, unknown] = [await signIn("alike", "not the password"), await signIn("nobody-here")]
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    // But for the request's own number.
    const said = ({ body: { requestId: _, ...rest } }: Reply) => rest
    expect(said(unknown)).toEqual(said(wrong))
    expect(unknown.text).toHaveLength(wrong.text.length)
    expect(unknown.headers.getSetCookie()).toEqual([])
  })

  test("a pause says how long it lasts, for an unknown login too", async () => {
    await account("paused")
    for (const login of ["paused", "unknown"]) {
      for (let number = 0; number < 5; number += 1) await signIn(login, "not the password")
      const reply = await signIn(login)
      expect([reply.status, reply.body.code]).toEqual([429, "too-many"])
      expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(800)
    }
  })

  test("somebody half signed in gets nowhere but to the second step and out", async () => {
    await account("half", true)
    const reply = await signIn("half")
    expect(reply.body).toMatchObject({ session: null, awaitsSecondFactor: true })
    const cookies = cookiesIn(reply)
    const tries = [
      ["GET", "/me/sessions"],
      ["PUT", "/me/password", { current: goodPassword, next: "Nebel-Zange-40-Ufer" }],
      ["POST", "/session/step-up", { password: goodPassword }],
      ["POST", "/me/second-factor"],
      ["POST", "/me/second-factor/confirm", { code: "123456" }],
      ["POST", "/me/recovery-codes"],
      ["GET", "/accounts"],
    ] as const
    for (const [method, path, body] of tries) {
      expect((await withCookies(cookies, method, path, body)).status, path).toBe(403)
    }
    expect((await withCookies(cookies, "DELETE", "/session")).status).toBe(204)
    expect((await withCookies(cookies, "GET", "/me/sessions")).status).toBe(401)
  })

  test("showing once more who one is changes the token; the old one is dead", async () => {
    await account("again")
    const before = cookiesIn(await signIn("again"))
    const reply = await withCookies(before, "POST", "/session/step-up", { password: goodPassword })
    expect(reply.status).toBe(204)
    expect(tokenIn(cookiesIn(reply))).not.toBe(tokenIn(before))
    expect((await withCookies(before, "GET", "/me/sessions")).status).toBe(401)
    expect((await withCookies(cookiesIn(reply), "GET", "/me/sessions")).status).toBe(200)
  })
})

describe("a code that is shown this once", () => {
  const kept = async () => {
    const { rows } = await server.database.pool.query(
      "select jsonb_agg(r)::text as all from repeated_request r",
    )
    return rows[0].all
  }
  const twice = async (person: Person, path: string, body: unknown, key: string) => {
    const first = await person.post(path, body, { key })
    expect(first.status, first.text).toBe(200)
    const second = await person.post(path, body, { key })
    expect(second.body).toEqual(first.body)
    return first
  }

  test("is shown again to whoever repeats the same request, and never lies in the database", async () => {
    const admin = await server.as("system-admin", "001")
    const made = await twice(admin, "/accounts", { login: "fresh", name: "林岚" }, "a-key-of-mine-1")
    const again = await twice(
      admin,
      `/accounts/${await account("forgot")}/activation-code`,
      undefined,
      "a-key-of-mine-2",
    )
    const { body } = await twice(admin, "/me/recovery-codes", undefined, "a-key-of-mine-3")
    for (const code of [made.body.code, again.body.slip.code, ...body.codes]) {
      expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
      expect(await kept()).not.toContain(code)
    }
  })
})
