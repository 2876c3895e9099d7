import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { lookAt, openWindow, phone } from "./support/browser.ts"
import { nothingSticksOut, speaksEnglish } from "./support/page-checks.ts"
import { pagesOfRoles } from "./support/pages-of-roles.ts"
import { follow, openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"
import { writeEverythingInLatin } from "./support/strange-words.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
  await writeEverythingInLatin(sample)
}, 240_000)

afterAll(() => sample?.close())

const switchTo = async (page: Page, name: string) => {
  await page.evaluate(
    `[...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "${name}")?.click()`,
  )
  await settled(page)
}

describe("where every name is one long word in Latin letters, on a phone", () => {
  test.each(pagesOfRoles)(
    "the pages of $who break it, and say nothing in Chinese of their own",
    { timeout: 300_000 },
    async ({ who, own }) => {
      const { page, context, expectNoComplaints } = await openWindow(sample.browser, phone, {
        language: "en",
      })
      if (who !== "stranger") await sample.enterAs(context, who)
      const faults: string[] = []
      const check = async (look: string, ...checks: readonly Promise<void>[]) => {
        for (const outcome of await Promise.allSettled(checks)) {
          if (outcome.status === "rejected") faults.push(`${who} ${look}: ${outcome.reason.message}`)
        }
      }
      await page.goto(`${sample.app.address}/sign-in`)
      await settled(page)
      for (const [name, address] of Object.entries(own)) {
        await follow(page, address(places))
        await check(name, nothingSticksOut(page), speaksEnglish(page, ""))
        await page.setViewportSize({ width: 1280, height: 800 })
        await settled(page)
        await check(`${name} wide`, nothingSticksOut(page), speaksEnglish(page, ""))
        await page.setViewportSize({ width: 360, height: 780 })
        await switchTo(page, "Large print")
        await check(`${name} in large print`, nothingSticksOut(page))
        await lookAt(page, `strange-${who}-${name}`)
        await switchTo(page, "Standard print")
      }
      expect(faults).toEqual([])
      expectNoComplaints()
      await context.close()
    },
  )
})

const dialogs = [
  {
    who: "department-officer",
    path: (at: Places) => `/people/${at.memberId}`,
    names: ["Edit", "Transfer", "Record a post"],
  },
  {
    who: "department-officer",
    path: (at: Places) => `/units/${at.branchId}`,
    names: ["Edit", "Add below", "Move", "Merge", "End the unit"],
  },
  { who: "branch-secretary", path: (at: Places) => `/events/${at.held}`, names: ["Arrange a make-up"] },
  { who: "branch-secretary", path: (at: Places) => `/events/${at.planned}`, names: ["Call it off"] },
  { who: "security-admin", path: () => "/grants", names: ["Give a role"] },
] as const

describe("the dialogs", () => {
  test.each(dialogs)("of $who: $names", async ({ who, path, names }) => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, phone, { language: "en" })
    await sample.enterAs(context, who)
    await page.goto(`${sample.app.address}${path(places)}`)
    await settled(page)
    for (const name of names) {
      await page.getByRole("button", { name, exact: true }).first().click()
      await page.getByRole("dialog").waitFor()
      await lookAt(page, `strange-dialog-${name.replaceAll(" ", "-")}`)
      await nothingSticksOut(page)
      await speaksEnglish(page, "")
      await page.keyboard.press("Escape")
      await page.getByRole("dialog").waitFor({ state: "detached" })
    }
    expectNoComplaints()
    await context.close()
  })

  test("to add somebody with such a name to such a unit, up to the note that says so", async () => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, phone, { language: "en" })
    await sample.enterAs(context, "department-officer")
    await page.goto(`${sample.app.address}/people`)
    await settled(page)
    await page.getByRole("button", { name: "Add a person", exact: true }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Name").fill("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren")
    await dialog.getByRole("combobox", { name: /^Unit/ }).click()
    await dialog.locator(".option").first().waitFor()
    await nothingSticksOut(page)
    await dialog.locator(".option").last().click()
    await dialog.getByRole("button", { name: "Save", exact: true }).click()
    await page.locator(".toast").waitFor()
    await settled(page)
    await nothingSticksOut(page)
    await lookAt(page, "strange-note")
    expectNoComplaints()
    await context.close()
  })
})
