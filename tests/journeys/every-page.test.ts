import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { openWindow, wide } from "./support/browser.ts"
import { everyLook } from "./support/every-look.ts"
import { walkByKeys } from "./support/page-checks.ts"
import { openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"
import { chineseData, type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places
let data: string

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
  data = await chineseData(sample)
}, 240_000)

afterAll(() => sample?.close())

type Address = (places: Places) => string

/** The pages of each role. What several roles have alike is looked at as the first of them. */
const pages: Readonly<Record<Role | "stranger", Readonly<Record<string, Address>>>> = {
  stranger: {
    "sign-in": () => "/sign-in",
    "setup-without-link": () => "/setup",
    activate: () => "/activate",
    setup: () => "/setup#AAAA",
  },
  member: {
    home: () => "/",
    events: () => "/events",
    calendar: () => "/events/calendar",
    event: ({ held }) => `/events/${held}`,
    person: ({ memberId }) => `/people/${memberId}`,
    figure: ({ memberFigure }) => memberFigure,
    policy: () => "/policy",
    pack: ({ pack }) => `/policy/${pack}`,
    me: () => "/me",
    data: () => "/me/data",
    sessions: () => "/me/sessions",
    suggestions: () => "/suggestions",
    "suggestion-new": () => "/suggestions/new?from=%2F",
    nowhere: () => "/nowhere",
  },
  "branch-secretary": {
    home: () => "/",
    events: () => "/events",
    calendar: () => "/events/calendar",
    "event-new": () => "/events/new",
    event: ({ held }) => `/events/${held}`,
    planned: ({ planned }) => `/events/${planned}`,
    absences: () => "/events/absences",
    people: () => "/people",
    person: ({ memberId }) => `/people/${memberId}`,
    unit: ({ branchId }) => `/units/${branchId}`,
    year: ({ branchId }) => `/units/${branchId}/year`,
    "year-before": ({ branchId }) => `/units/${branchId}/year?year=2025`,
    training: ({ branchId }) => `/units/${branchId}/training`,
    figure: ({ branchFigure }) => branchFigure,
    hours: ({ branchHours }) => branchHours,
    accounts: () => "/accounts",
  },
  recorder: {
    home: () => "/",
    "event-new": ({ branchId, held }) => `/events/new?unit=${branchId}&kind=party-lecture&like=${held}`,
  },
  "group-leader": { home: () => "/", "event-new": () => "/events/new", people: () => "/people" },
  "central-group-secretary": { home: () => "/", "event-new": () => "/events/new" },
  "committee-officer": {
    home: () => "/",
    branches: ({ committeeId }) => `/board/${committeeId}/branches?band=short`,
    person: ({ memberId }) => `/people/${memberId}`,
    units: () => "/units",
    year: ({ committeeId }) => `/units/${committeeId}/year`,
    unit: ({ committeeId }) => `/units/${committeeId}`,
  },
  "department-officer": {
    home: () => "/",
    board: ({ committeeId }) => `/board/${committeeId}?view=so-far`,
    "branches-of-training": ({ rootId }) => `/board/${rootId}/branches?group=training`,
    people: () => "/people",
    import: () => "/people/import",
    suggestions: () => "/suggestions",
    pack: ({ pack }) => `/policy/${pack}`,
    grants: () => "/grants",
  },
  inspector: { home: () => "/", year: ({ officeBranchId }) => `/units/${officeBranchId}/year` },
  "system-admin": {
    home: () => "/",
    accounts: () => "/accounts",
    account: ({ accountId }) => `/accounts/${accountId}`,
    slips: () => "/accounts/slips",
    settings: () => "/settings",
  },
  "security-admin": {
    home: () => "/",
    grants: () => "/grants",
    account: ({ accountId }) => `/accounts/${accountId}`,
    settings: () => "/settings",
  },
  "audit-admin": { home: () => "/", trail: () => "/trail" },
}

/** Where the breadcrumbs of the page that is open lead. */
async function waysUp(page: Page): Promise<string[]> {
  const links = await page.locator(".crumbs a").all()
  return await Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""))
}

/** Of some addresses, those that show no page to whoever is signed in. */
async function leadNowhere(page: Page, addresses: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = []
  for (const address of addresses) {
    await page.goto(`${sample.app.address}${address}`)
    await settled(page)
    if ((await page.locator("main .error-note").count()) > 0) found.push(`a breadcrumb leads to ${address}`)
  }
  return found
}

describe("every page is clear to everyone, in both widths, both languages and large print", () => {
  const each = Object.entries(pages).map(([who, own]) => ({ who: who as Role | "stranger", own }))
  test.each(each)("of $who", { timeout: 600_000 }, async ({ who, own }) => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, wide)
    if (who !== "stranger") await sample.enterAs(context, who)
    const faults: string[] = []
    const ways = new Set<string>()
    for (const [name, address] of Object.entries(own)) {
      await page.goto(`${sample.app.address}${address(places)}`)
      await settled(page)
      for (const way of await waysUp(page)) ways.add(way)
      faults.push(...(await everyLook(page, `${who}-${name}`, data)))
    }
    faults.push(...(await leadNowhere(page, ways)))
    expect(faults).toEqual([])
    expectNoComplaints()
    await context.close()
  })
})

describe("the keyboard reaches everything and shows where it is", () => {
  const each = Object.entries(pages).map(([who, own]) => ({ who: who as Role | "stranger", own }))
  test.each(each)("on the first page of $who", async ({ who, own }) => {
    const { page, context } = await openWindow(sample.browser, wide)
    if (who !== "stranger") await sample.enterAs(context, who)
    const [address] = Object.values(own)
    await page.goto(`${sample.app.address}${address?.(places)}`)
    await settled(page)
    await walkByKeys(page)
    await context.close()
  })
})
