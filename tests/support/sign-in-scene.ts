import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type pg from "pg"
import type { GrantedRole } from "../../src/domain/access/roles.ts"
import type { HeldRole } from "../../src/domain/access/scope.ts"
import { type Day, dayOf } from "../../src/domain/shared/calendar.ts"
import { type OidcEnv, readEnv } from "../../src/server/env.ts"
import type { SignedIn } from "../../src/server/features/sign-in/begin-session.ts"
import { deviceCookie } from "../../src/server/features/sign-in/cookies.ts"
import { hashing } from "../../src/server/features/sign-in/hashing.ts"
import { findSession, sessionCookie } from "../../src/server/features/sign-in/index.ts"
import { totpCode, totpStep } from "../../src/server/features/sign-in/totp.ts"
import type { Caller, OwnDoing, SignedInCaller } from "../../src/server/features/sign-in/who-asks.ts"
import { Problem } from "../../src/server/http/problem.ts"
import { jobsOf } from "../../src/server/jobs/index.ts"
import { freshDatabase, type TestDatabase } from "./database.ts"

export const today: Day = dayOf("2026-11-25")

/** A password that every profile takes. */
export const goodPassword = "Kupfer-Regen-7-Tinte"

/** People at browsers, before a database of their own. */
export interface SignInScene {
  readonly database: TestDatabase
  readonly owner: pg.Client
  readonly dataDir: string
  browser(address?: string): Browser
  /** An account with {@link goodPassword}; answers its id. */
  account(login: string, more?: { readonly name?: string; readonly memberId?: number }): Promise<number>
  grant(
    accountId: number,
    role: GrantedRole,
    unitId?: number | null,
    from?: string,
    until?: string,
  ): Promise<number>
  /** A unit below another; answers its id. */
  unit(code: string, kind: string, parentId?: number): Promise<number>
  /** A member of a unit; answers their id. */
  member(code: string, name: string, unitId?: number): Promise<number>
  /** Does some work as somebody who holds roles, in a transaction. */
  doing<T>(as: Acting, work: (doing: OwnDoing) => Promise<T>): Promise<T>
  actions(): Promise<string[]>
  set(rules: object): Promise<void>
  close(): Promise<void>
}

export interface Acting {
  readonly accountId: number
  readonly roles?: readonly HeldRole[]
}

/** A browser with its cookies. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #scene: { readonly database: TestDatabase; readonly dataDir: string }
  readonly #address: string
  readonly #oidc: OidcEnv | undefined
  today = today

  constructor(
    scene: { readonly database: TestDatabase; readonly dataDir: string },
    address: string,
    oidc?: OidcEnv,
  ) {
    this.#scene = scene
    this.#address = address
    this.#oidc = oidc
  }

  /** A request of it. */
  get caller(): Caller {
    const env = { ...readEnv({ DATA_DIR: this.#scene.dataDir }), oidc: this.#oidc }
    return {
      address: this.#address,
      userAgent: "Firefox",
      cookie: (name) => this.cookies.get(name),
      today: this.today,
      app: {
        env: this.#oidc === undefined ? env : { ...env, publicUrl: "https://xueer.example" },
        database: this.#scene.database,
        jobs: jobsOf(this.#scene.database),
      },
    }
  }

  /** Takes the cookies of a sign-in. */
  take({
    token,
    deviceToken,
  }: Pick<SignedIn, "token"> & { readonly deviceToken?: string | undefined }): void {
    const { env } = this.caller.app
    this.cookies.set(sessionCookie(env).name, token)
    if (deviceToken !== undefined) this.cookies.set(deviceCookie(env).name, deviceToken)
  }

  get token(): string {
    return this.cookies.get(sessionCookie(this.caller.app.env).name) ?? ""
  }

  find() {
    return findSession(this.#scene.database.requests, this.token, this.today)
  }

  /** A request of whoever is signed in. */
  async signedIn(): Promise<SignedInCaller> {
    const session = await this.find()
    if (!session) throw new Error("nobody is signed in here")
    return { ...this.caller, session, actor: session.actor }
  }
}

let browsers = 0

const hashes = new Map<string, Promise<string>>()

function hashOnce(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashing.hash(password)
  hashes.set(password, known)
  return known
}

export async function openSignInScene(): Promise<SignInScene> {
  const database = await freshDatabase()
  const owner = await database.ownerClient()
  const dataDir = await mkdtemp(join(tmpdir(), "xueer-test-"))
  const one = async (sql: string, values: unknown[]): Promise<number> =>
    (await owner.query<{ id: number }>(`${sql} as id`, values)).rows[0]?.id ?? 0
  return {
    database,
    owner,
    dataDir,
    browser: (address = `192.0.2.${++browsers % 250}`) => new Browser({ database, dataDir }, address),
    account: async (login, { name = "周敏", memberId } = {}) =>
      await one(
        `insert into account (login, name, password_hash, password_set_at, member_id)
         values ($1, $2, $3, now(), $4) returning account_id`,
        [login, name, await hashOnce(goodPassword), memberId ?? null],
      ),
    grant: (accountId, role, unitId = null, from = "2026-01-01", until) =>
      one(
        `insert into grant_of_role (account_id, role, unit_id, from_on, until_on)
         values ($1, $2, $3, $4, $5) returning grant_id`,
        [accountId, role, unitId, from, until ?? null],
      ),
    unit: async (code, kind, parentId) => {
      const id = await one(
        "insert into unit (code, name, kind, parent_id) values ($1, $1, $2, $3) returning unit_id",
        [code, kind, parentId ?? null],
      )
      await owner.query(
        `update unit set path = coalesce((select p.path from unit p where p.unit_id = $2) || $1::text, $1::text::ltree)
          where unit_id = $1::int`,
        [id, parentId ?? null],
      )
      return id
    },
    member: async (code, name, unitId) => {
      const id = await one(
        "insert into member (code, name, phone) values ($1, $2, '13800138000') returning member_id",
        [code, name],
      )
      if (unitId !== undefined) {
        await owner.query(
          "insert into membership (member_id, unit_id, from_on) values ($1, $2, '2020-01-01')",
          [id, unitId],
        )
      }
      return id
    },
    doing: (as, work) => doingOf(database, as, work),
    actions: async () => {
      const { rows } = await owner.query<{ action: string }>(
        "select action from audit_entry order by audit_entry_id",
      )
      return rows.map(({ action }) => action)
    },
    set: async (rules) => {
      await owner.query(
        `insert into setting (name, value) values ('sign-in', $1)
         on conflict (name) do update set value = excluded.value`,
        [JSON.stringify(rules)],
      )
    },
    close: async () => {
      await owner.end()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function doingOf<T>(
  { requests }: TestDatabase,
  { accountId, roles = [] }: Acting,
  work: (doing: OwnDoing) => Promise<T>,
): Promise<T> {
  const client = await requests.connect()
  const actor = {
    accountId,
    login: `no-${accountId}`,
    name: "周敏",
    memberId: null,
    memberPath: null,
    memberBranch: null,
    roles,
  }
  const session = {
    sessionId: 0,
    actor,
    steppedUpSeconds: 0,
    mustChange: false,
    hasSecondFactor: false,
    mustEnrol: false,
    awaitsSecondFactor: false,
    prefs: {},
  }
  try {
    await client.query("begin")
    const result = await work({ client, actor, session, address: "192.0.2.9", today })
    await client.query("commit")
    return result
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    client.release()
  }
}

/** What somebody is refused for; `done` when they are not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return "done"
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** The code an authenticator app shows, so many steps from now. */
export function codeNow(secretText: string, steps = 0): string {
  const bits = [...secretText].map((letter) => base32.indexOf(letter).toString(2).padStart(5, "0")).join("")
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return totpCode(Buffer.from(bytes), totpStep(Date.now() / 1000) + steps)
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
