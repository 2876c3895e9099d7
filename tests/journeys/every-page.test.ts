import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWindow, wide } from "./support/browser.ts"
import { everyLook } from "./support/every-look.ts"
import { walkByKeys } from "./support/page-checks.ts"
import { pagesOfRoles } from "./support/pages-of-roles.ts"
import { follow, openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"
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

/** Where the page that is open leads within the program. */
async function waysOn(page: Page): Promise<string[]> {
  return (await page.evaluate(
    `[...document.querySelectorAll('main a[href^="/"]:not([download])')].map((link) => link.getAttribute("href"))`,
  )) as string[]
}

/** Addresses of one page, of whatever unit, person or day, are one. */
const shapeOf = (address: string) => address.replace(/\d+/g, "N")

/** Pages that others are shown in every way, and who records less than they do opens too. */
const alsoOpened: Readonly<Record<string, (places: Places) => string[]>> = {
  "group-leader": ({ branchId }) => pagesOfUnit(branchId),
  "central-group-secretary": ({ committeeId }) => [
    ...pagesOfUnit(committeeId),
    `/units/${committeeId}/year`,
    `/units/${committeeId}/secretary-lectures`,
  ],
}
const pagesOfUnit = (unitId: number) => [
  `/events?unit=${unitId}`,
  `/events/calendar?unit=${unitId}`,
  ...["", "/plan", "/concerns", "/topics", "/turns"].map((page) => `/units/${unitId}${page}`),
]

describe("every page is clear to everyone, in both widths, both languages and large print", () => {
  test.each(pagesOfRoles)("of $who", { timeout: 600_000 }, async ({ who, own }) => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, wide)
    if (who !== "stranger") await sample.enterAs(context, who)
    const faults: string[] = []
    const ways: string[] = []
    /** By its shape, whether an address shows a page to whoever is signed in. */
    const looked = new Map<string, boolean>()
    const lookedAt = async (address: string) => {
      looked.set(shapeOf(address), (await page.locator("main .error-note").count()) === 0)
    }
    const open = async (address: string) => {
      await page.goto(`${sample.app.address}${address}`)
      await settled(page)
      await lookedAt(address)
      ways.push(...(await waysOn(page)))
    }
    for (const [name, address] of Object.entries(own)) {
      await open(address(places))
      faults.push(...(await everyLook(page, `${who}-${name}`, data)))
    }
    for (const address of alsoOpened[who]?.(places) ?? []) await open(address)
    const leadTo = Map.groupBy(ways, shapeOf)
    for (const [shape, [address = ""]] of leadTo) {
      if (looked.has(shape)) continue
      await follow(page, address)
      await lookedAt(address)
    }
    for (const [shape, [address]] of leadTo) {
      if (!looked.get(shape)) faults.push(`a link leads to ${address}`)
    }
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
