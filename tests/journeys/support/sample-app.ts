import type { Browser, BrowserContext, Page } from "playwright-core"
import { isAdministrator, type Role } from "../../../src/domain/access/roles.ts"
import { dayOf, yearOf } from "../../../src/domain/shared/calendar.ts"
import { readPacks } from "../../../src/server/features/policy/read-packs.ts"
import { refresh } from "../../../src/server/features/standing/index.ts"
import { liveNotices } from "../../../src/server/sample-data/live-notices.ts"
import { liveStudy } from "../../../src/server/sample-data/live-study.ts"
import { makeRhythm } from "../../../src/server/sample-data/make-rhythm.ts"
import { type DemoSignIn, makeSignIns } from "../../../src/server/sample-data/make-sign-ins.ts"
import { databaseLike } from "../../support/database.ts"
import { bringInSampleData } from "../../support/sample-data.ts"
import { makeSession, openTestServer, type TestServer } from "../../support/server.ts"
import { atRest, hasHeading, openBrowser, openWindow, phone, wide } from "./browser.ts"
import { Hand } from "./hand.ts"
import { type OpenApp, openApp } from "./open-app.ts"
import { setSecondFactor } from "./second-factor.ts"

/** The day on which the sample district is looked at. */
export const today = "2026-11-25"

/** The sample district as the demo serves it, with a sign-in for each role, and a browser. */
export interface SampleApp {
  readonly server: TestServer
  readonly app: OpenApp
  readonly browser: Browser
  /** The sign-in of a role. */
  signInOf(role: Role): DemoSignIn
  /** Lets a window be whoever has a role, without the form. */
  enterAs(context: BrowserContext, role: Role): Promise<void>
  /** What the API answers to whoever has a role. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every kind
  ask(role: Role, path: string): Promise<any>
  /** Does something through the API as whoever has a role, to a thing of that version. */
  post(role: Role, path: string, body: unknown, version: number): Promise<void>
  /** Signs in by the form, as a person does. */
  signInAs(page: Page, role: Role): Promise<void>
  /** The first row of a query. */
  find<T extends object>(query: string, values?: readonly unknown[]): Promise<T>
  close(): Promise<void>
}

/** Opens it over a database of its own. The district is made once per run. */
export async function openSampleApp(): Promise<SampleApp> {
  const database = await databaseLike("sample", async (filled) => {
    await bringInSampleData(filled, { branches: 60, members: 1500, until: today, years: 2 })
    await liveStudy(filled, dayOf(today))
    await makeRhythm(filled, readPacks(), dayOf(today))
    await refresh(filled, readPacks(), yearOf(dayOf(today)), dayOf(today))
  })
  const server = await openTestServer({ today, database })
  const signIns = await makeSignIns(database, dayOf(today))
  await liveNotices(database, dayOf(today))
  const app = await openApp(server)
  const browser = await openBrowser()
  const signInOf: SampleApp["signInOf"] = (role) => {
    const found = signIns.find((one) => one.role === role)
    if (!found) throw new Error(`nobody signs in as ${role}`)
    return found
  }
  const find: SampleApp["find"] = async <T extends object>(
    query: string,
    values: readonly unknown[] = [],
  ) => {
    const { rows } = await database.pool.query<T>(query, [...values])
    if (rows[0] === undefined) throw new Error(`the district does not have it: ${query}`)
    return rows[0]
  }
  const cookieOf = async (role: Role) => {
    const { accountId } = await find<{ accountId: number }>(
      `select account_id as "accountId" from account where login = $1`,
      [signInOf(role).login],
    )
    if (isAdministrator(role)) await setFactor(signInOf(role).login, "\\x00")
    return `__Host-sid=${await makeSession(database, accountId)}`
  }
  /** Administrators have a second factor whatever the sample district asks for. */
  const setFactor = async (login: string, secret: string | null) =>
    await database.pool.query("update account set totp_secret = $2 where login = $1", [login, secret])
  return {
    server,
    app,
    browser,
    signInOf,
    find,
    enterAs: async (context, role) => await app.signIn(context, { cookie: await cookieOf(role) }),
    ask: async (role, path) => {
      const response = await fetch(`${app.address}${path}`, { headers: { Cookie: await cookieOf(role) } })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return await response.json()
    },
    post: async (role, path, body, version) => {
      const response = await fetch(`${app.address}${path}`, {
        method: "POST",
        headers: {
          Cookie: await cookieOf(role),
          Origin: app.address,
          "Content-Type": "application/json",
          "If-Match": JSON.stringify(String(version)),
        },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    },
    signInAs: async (page, role) => {
      const { login, password } = signInOf(role)
      if (isAdministrator(role)) await setFactor(login, null)
      await page.goto(`${app.address}/sign-in`)
      await page.getByLabel("登录名").fill(login)
      await page.getByLabel("密码").fill(password)
      await page.getByRole("button", { name: "登录", exact: true }).click()
      if (isAdministrator(role)) await setSecondFactor(page)
      await page.waitForURL(`${app.address}/`)
    },
    close: async () => {
      await browser.close()
      await app.close()
      await server.close()
    },
  }
}

/**
 * Waits until a page has come whole, or said why not: also after a link, where the page before it stands until the next
 * has come.
 */
export async function settled(page: Page): Promise<void> {
  await hasHeading(page)
  await atRest(page)
}

/** Goes to an address as a link of the page that is open does. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState({}, "", ${JSON.stringify(address)})`)
  await settled(page)
}

/** The two widths in which the journeys of the roles are made. */
export const screens = [
  { on: "a phone", screen: phone },
  { on: "a wide screen", screen: wide },
] as const

export type Screen = (typeof screens)[number]["screen"]

/** Opens a window and signs in by the form. */
export async function enter(sample: SampleApp, role: Role, screen: Screen) {
  const opened = await openWindow(sample.browser, screen)
  await sample.signInAs(opened.page, role)
  await settled(opened.page)
  return { ...opened, hand: new Hand() }
}
