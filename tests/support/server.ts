import type { Hono } from "hono"
import type { GrantedRole } from "../../src/domain/access/roles.ts"
import type { Pack } from "../../src/domain/policy/clause.ts"
import { type Day, dayOf } from "../../src/domain/shared/calendar.ts"
import { buildApp } from "../../src/server/api/app.ts"
import { readEnv } from "../../src/server/env.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { hashOf, makeToken } from "../../src/server/features/sign-in/token.ts"
import { openFileStore } from "../../src/server/files/index.ts"
import { jobsOf } from "../../src/server/jobs/index.ts"
import { startLogging } from "../../src/server/log.ts"
import type { AppContext } from "../../src/server/request-context.ts"
import { freshDatabase, type TestDatabase } from "./database.ts"
import { noLimits } from "./no-limits.ts"

/** What the server answered. */
export interface Reply {
  readonly status: number
  /** The JSON of the body; null where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every kind
  readonly body: any
  readonly text: string
  readonly headers: Headers
}

export interface AskMore {
  /** Idempotency-Key. */
  readonly key?: string
  /** If-Match. */
  readonly version?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Somebody at a browser. Paths begin below `/api`. */
export interface Person {
  readonly accountId: number
  readonly cookie: string
  ask(method: string, path: string, body?: unknown, more?: AskMore): Promise<Reply>
  get(path: string, more?: AskMore): Promise<Reply>
  post(path: string, body: unknown, more?: AskMore): Promise<Reply>
  put(path: string, body: unknown, more?: AskMore): Promise<Reply>
  patch(path: string, body: unknown, more?: AskMore): Promise<Reply>
  delete(path: string, more?: AskMore): Promise<Reply>
}

export interface TestServer {
  readonly database: TestDatabase
  readonly app: AppContext
  readonly hono: Hono
  /** Today may be moved on. */
  setToday(day: string): void
  /** The time of day, `HH:mm`; at first the day is over. */
  setTime(time: string): void
  /** Somebody new who holds a role in the unit of that code, and signs in by the provider. */
  as(role: GrantedRole, unitCode: string, more?: { readonly memberCode?: string }): Promise<Person>
  /** The member of that number, with no role. */
  asMember(memberCode: string): Promise<Person>
  /** Nobody: not signed in. */
  readonly stranger: Person
  unitId(code: string): Promise<number>
  memberId(code: string): Promise<number>
  close(): Promise<void>
}

let packs: readonly Pack[] | undefined
let made = 0

/** The whole server over a database of its own, without a port. */
export async function openTestServer(request: {
  readonly today: string
  /** One that is filled already; an empty one otherwise. */
  readonly database?: TestDatabase
}): Promise<TestServer> {
  const database = request.database ?? (await freshDatabase())
  packs ??= readPacks()
  await startLogging("error")
  let today: Day = dayOf(request.today)
  let time = "23:59"
  const env = readEnv({ DATA_DIR: `/tmp/xueer-none-${process.pid}` })
  const jobs = jobsOf(database)
  const app: AppContext = {
    env,
    database,
    files: await openFileStore(env),
    packs,
    jobs,
    limits: noLimits,
    today: () => today,
    time: () => time,
  }
  const hono = buildApp(app)
  const idOf = async (table: "unit" | "member", code: string): Promise<number> => {
    const { rows } = await database.pool.query(`select ${table}_id as id from ${table} where code = $1`, [
      code,
    ])
    if (rows[0] === undefined) throw new Error(`there is no ${table} ${code}`)
    return rows[0].id
  }
  const as: TestServer["as"] = async (role, unitCode, more = {}) => {
    const memberId = more.memberCode === undefined ? null : await idOf("member", more.memberCode)
    const accountId = await makeAccount(database, memberId)
    await database.pool.query(
      "update account set issuer = 'https://idp.example', subject = login where account_id = $1",
      [accountId],
    )
    await database.pool.query(
      "insert into grant_of_role (account_id, role, unit_id, from_on) values ($1, $2, $3, '2000-01-01')",
      [accountId, role, await idOf("unit", unitCode)],
    )
    return personAt(hono, accountId, await makeSession(database, accountId))
  }
  return {
    database,
    app,
    hono,
    setToday: (day) => {
      today = dayOf(day)
    },
    setTime: (next) => {
      time = next
    },
    as,
    asMember: async (code) => {
      const accountId = await makeAccount(database, await idOf("member", code))
      return personAt(hono, accountId, await makeSession(database, accountId))
    },
    stranger: personAt(hono, 0, ""),
    unitId: (code) => idOf("unit", code),
    memberId: (code) => idOf("member", code),
    close: async () => {
      await jobs.stop()
      await database.drop()
    },
  }
}

/** An account with a second factor, so that nothing is owed before it may work. */
async function makeAccount({ pool }: TestDatabase, memberId: number | null): Promise<number> {
  const { rows } = await pool.query(
    `insert into account (login, name, member_id, totp_secret) values ($1, $2, $3, '\\x00') returning account_id as id`,
    [`person-${++made}`, `Person ${made}`, memberId],
  )
  return rows[0].id
}

/** A session as a sign-in just now would have left it; answers its token. */
export async function makeSession({ pool }: Pick<TestDatabase, "pool">, accountId: number): Promise<string> {
  const token = makeToken()
  await pool.query(
    `insert into session (token_hash, account_id, awaits_second_factor, idle_seconds, expires_at, user_agent, address)
     values ($1, $2, false, 36000, now() + interval '10 hours', 'test', '127.0.0.1')`,
    [hashOf(token), accountId],
  )
  return token
}

const host = "127.0.0.1:8787"

function personAt(hono: Hono, accountId: number, token: string): Person {
  const cookie = token === "" ? "" : `__Host-sid=${token}`
  const ask: Person["ask"] = async (method, path, body, more = {}) => {
    const headers: Record<string, string> = { Host: host, Origin: `http://${host}`, Cookie: cookie }
    if (body !== undefined) headers["Content-Type"] = "application/json"
    if (more.key !== undefined) headers["Idempotency-Key"] = more.key
    if (more.version !== undefined) headers["If-Match"] = `"${more.version}"`
    const response = await hono.request(`http://${host}/api${path}`, {
      method,
      headers: { ...headers, ...more.headers },
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    })
    const text = await response.text()
    const isJson = (response.headers.get("content-type") ?? "").includes("json")
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : null,
      text,
      headers: response.headers,
    }
  }
  return {
    accountId,
    cookie,
    ask,
    get: (path, more) => ask("GET", path, undefined, more),
    post: (path, body, more) => ask("POST", path, body, more),
    put: (path, body, more) => ask("PUT", path, body, more),
    patch: (path, body, more) => ask("PATCH", path, body, more),
    delete: (path, more) => ask("DELETE", path, undefined, more),
  }
}

/** Text and bytes go out as they are, for tests of what is not JSON. */
function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return body
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}
