import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { openWindow, wide } from "../journeys/support/browser.ts"
import { openSampleApp, type SampleApp, settled } from "../journeys/support/sample-app.ts"
import { type Places, placesToLookAt } from "../journeys/support/sample-places.ts"
import { poison } from "./poison.ts"
import { scripts } from "./scripts.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
  const owner = await sample.server.database.ownerClient()
  const { rows } = await owner.query<{ id: number }>(
    "select account_id as id from account where login = any($1)",
    [roles.map((role) => sample.signInOf(role).login)],
  )
  // The administrators have their second factor, so that they come to their pages.
  await owner.query("update account set totp_secret = '\\x00' where account_id = any($1)", [
    rows.map(({ id }) => id),
  ])
  await poison(
    owner,
    scripts,
    rows.map(({ id }) => id),
  )
  await owner.end()
}, 240_000)
afterAll(() => sample?.close())

const roles: readonly Role[] = [
  "department-officer",
  "branch-secretary",
  "member",
  "audit-admin",
  "system-admin",
]

const everybody = [
  "/",
  "/me",
  "/me/data",
  "/me/sessions",
  "/suggestions",
  "/suggestions/new?from=%2Fevents%2F1",
]

/** Pages of a branch by the end of their address. */
const ofBranch = [
  "due",
  "leave",
  "topics",
  "concerns",
  "mix",
  "venues",
  "lecturers",
  "turns",
  "plan?year=2026",
  "plan/edit?year=2026",
  "rules",
  "responsibilities",
  "summary?period=2026",
  "platform-record?month=2026-10",
]

/** Every page of the application, for whoever has most of it to see. */
function pagesOf(role: Role, at: Places): readonly string[] {
  switch (role) {
    case "department-officer":
      return [
        ...everybody,
        `/board/${at.committeeId}?view=so-far`,
        `/board/${at.rootId}/branches?group=training`,
        "/units",
        `/units/${at.rootId}`,
        `/units/${at.branchId}`,
        `/units/${at.branchId}?tab=history`,
        `/units/${at.branchId}/people`,
        "/people",
        "/people/import",
        `/people/${at.memberId}`,
        "/grants",
        "/accounts",
        `/accounts/${at.accountId}`,
        "/plans?year=2026",
        at.amendedPlan,
        `/units/${at.committeeId}/responsibilities`,
        `/units/${at.committeeId}/secretary-lectures`,
        "/policy",
        `/policy/${at.pack}`,
      ]
    case "branch-secretary":
      return [
        ...everybody,
        "/events",
        "/events/calendar",
        "/events/new",
        `/events/new?unit=${at.branchId}&like=${at.held}`,
        `/events/${at.held}`,
        `/events/${at.planned}`,
        `/units/${at.branchId}/year`,
        `/units/${at.branchId}/training`,
        `/events/${at.planned}/sheet`,
        "/events/hall",
        `/events/hall/${at.planned}`,
        "/events/absences",
        "/events/lay-out",
        `/leave/${at.leaveId}`,
        `/make-ups/${at.makeUpId}`,
        ...ofBranch.map((page) => `/units/${at.branchId}/${page}`),
        `/units/${at.branchId}/topics/${at.topicId}`,
        `/units/${at.branchId}/venues/${at.venueId}`,
        `/units/${at.branchId}/lecturers/${at.lecturerId}`,
        at.branchFigure,
        at.branchHours,
        "/people",
        `/people/${at.memberId}`,
      ]
    case "member":
      return [
        ...everybody,
        "/events",
        "/leave",
        `/events/${at.held}`,
        `/people/${at.memberId}`,
        at.memberFigure,
      ]
    case "audit-admin":
      return ["/", "/audit", "/me/sessions", `/audit?text=${encodeURIComponent(scripts[0] ?? "")}`]
    default:
      return ["/", "/accounts", "/accounts/slips", "/settings", `/accounts/${at.accountId}`]
  }
}

/** Notes whatever runs that is not ours, and what the policy stopped: each would have been a hole. */
const trap = `
  globalThis.stopped = []
  addEventListener("securitypolicyviolation", (event) => stopped.push(event.violatedDirective + " " + event.blockedURI))
  for (const name of ["alert", "confirm", "prompt"]) globalThis[name] = () => { globalThis.__hit = name }
`

interface Found {
  readonly hit: unknown
  readonly stopped: readonly string[]
  /** Addresses that would run something, or lead away. */
  readonly addresses: readonly string[]
  readonly shown: boolean
  /** The way to say something about the page. */
  readonly wish: boolean
}

const look = `(() => {
  const ours = (address) => address.startsWith(location.origin + "/") || /^(blob:|data:image\\/|tel:|mailto:)/.test(address)
  const named = [...document.querySelectorAll("[href], [src], [action], [formaction], [data], [srcdoc]")]
  const addresses = named.flatMap((element) =>
    ["href", "src", "action", "formAction", "data"].flatMap((name) => {
      const value = element.hasAttribute(name.toLowerCase()) ? String(element[name]?.baseVal ?? element[name]) : ""
      return value === "" || ours(value) ? [] : [element.tagName + " " + value]
    }))
  const strange = [...document.querySelectorAll("iframe, object, embed, base, meta[http-equiv=refresh], script:not([src])")]
    .map((element) => element.outerHTML)
  const values = [...document.querySelectorAll("input, textarea")].map((element) => element.value)
  const wish = document.querySelector("a[href^='/suggestions/new']") !== null
  const said = document.body.innerText + values.join()
  return { hit: globalThis.__hit ?? null, stopped, wish, addresses: [...addresses, ...strange], shown: /__hit|evil\\.example|alert\\(1/.test(said) }
})()`

async function lookAtPage(page: Page, path: string): Promise<Found> {
  await page.goto(`${sample.app.address}${path}`)
  await page.locator("footer.page-foot a").first().waitFor()
  await settled(page)
  return (await page.evaluate(look)) as Found
}

describe("a district in which every text is a script", () => {
  test("has more than sixty of them", () => {
    expect(new Set(scripts).size).toBeGreaterThanOrEqual(60)
  })

  test("the trap hears a script that runs, and one that the policy stops", async () => {
    const { page, context } = await openWindow(sample.browser, wide, { except: /./ })
    await page.addInitScript(trap)
    await page.goto(`${sample.app.address}/sign-in`)
    await settled(page)
    await page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.__hit=1>')")
    await expect.poll(() => page.evaluate("stopped.length"), { timeout: 10_000 }).toBeGreaterThan(0)
    await page.evaluate("alert(1)")
    expect(await page.evaluate("globalThis.__hit")).toBe("alert")
    await context.close()
  })

  test.each(roles)("runs none of them before a %s", { timeout: 180_000 }, async (role) => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, wide)
    await page.addInitScript(trap)
    await sample.enterAs(context, role)
    const found = []
    const unheard: string[] = []
    let shown = 0
    const paths = pagesOf(role, places)
    for (const path of paths) {
      const { hit, stopped, addresses, wish, ...more } = await lookAtPage(page, path)
      if (more.shown) shown += 1
      if (hit !== null || stopped.length > 0 || addresses.length > 0)
        found.push({ path, hit, stopped, addresses })
      if (!wish) unheard.push(path)
    }
    expect(found).toEqual([])
    // 意见建议: every page has the way to say something about it.
    expect(unheard).toEqual([])
    expect(shown).toBeGreaterThan(paths.length / 2)
    expectNoComplaints()
    await context.close()
  })
})
