import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWindow, wide } from "./support/browser.ts"
import { everyLook } from "./support/every-look.ts"
import { walkByKeys } from "./support/page-checks.ts"
import { pagesOfRoles } from "./support/pages-of-roles.ts"
import { openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"
import { ownWords, type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places
let data: string

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
  data = await ownWords(sample)
}, 240_000)

afterAll(() => sample?.close())

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
  test.each(pagesOfRoles)("of $who", { timeout: 600_000 }, async ({ who, own }) => {
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
  test.each(pagesOfRoles)("on the first page of $who", async ({ who, own }) => {
    const { page, context } = await openWindow(sample.browser, wide)
    if (who !== "stranger") await sample.enterAs(context, who)
    const [address] = Object.values(own)
    await page.goto(`${sample.app.address}${address?.(places)}`)
    await settled(page)
    await walkByKeys(page)
    await context.close()
  })
})
