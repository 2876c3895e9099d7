import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, wide } from "./support/browser.ts"
import { openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)

afterAll(() => sample?.close())

/** A sheet of A4 without its margins, at 96 dots an inch. */
const paper = { viewport: { width: 673, height: 987 } }

/** Opens a page as it is printed. */
async function printed(role: Role, path: string) {
  const { page, context, expectNoComplaints } = await openWindow(sample.browser, paper)
  await sample.enterAs(context, role)
  await page.goto(`${sample.app.address}${path}`)
  await settled(page)
  return { page, context, expectNoComplaints }
}

/** What is on paper: no navigation, black on white, whose it is, of which day, and what. */
async function expectPaper(page: Page, name: string, unit: string): Promise<void> {
  await page.emulateMedia({ media: "print" })
  await lookAt(page, `paper-${name}`)
  for (const screenOnly of [".side-nav", ".foot-nav", ".skip", ".page-foot a", ".no-print"]) {
    for (const one of await page.locator(screenOnly).all())
      await expect.poll(() => one.isVisible(), { message: screenOnly }).toBe(false)
  }
  const colours = await page.evaluate(
    "[getComputedStyle(document.documentElement), getComputedStyle(document.querySelector('h1'))].map((style) => style.color)",
  )
  expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(0, 0, 0)"])
  const ground = await page.evaluate(
    `(() => {
      const grounds = []
      for (let at = document.querySelector("h1"); at; at = at.parentElement) {
        grounds.push(getComputedStyle(at).backgroundColor)
      }
      return grounds.find((ground) => ground !== "rgba(0, 0, 0, 0)") ?? "rgb(255, 255, 255)"
    })()`,
  )
  expect(ground).toBe("rgb(255, 255, 255)")
  const head = await page.locator(".print-head").innerText()
  expect(head).toContain(unit)
  expect(head.replaceAll(/[\s\u2009]/g, "")).toContain("2026年11月25日")
  expect((await page.locator("h1").innerText()).length).toBeGreaterThan(1)
  await fitsScreen(page)
}

const pages = [
  { name: "year", role: "branch-secretary", path: ({ branchId }: Places) => `/units/${branchId}/year` },
  { name: "event", role: "branch-secretary", path: ({ held }: Places) => `/events/${held}` },
  { name: "figure", role: "branch-secretary", path: ({ branchHours }: Places) => branchHours },
  { name: "home", role: "branch-secretary", path: () => "/" },
  { name: "board", role: "committee-officer", path: () => "/" },
] as const

test.each(pages)("the $name on paper can be signed and filed", async ({ name, role, path }) => {
  const { page, context, expectNoComplaints } = await printed(role, path(places))
  await expectPaper(page, name, sample.signInOf(role).unitName)
  expectNoComplaints()
  await context.close()
})

test("a figure on paper has all its records, however many the screen folds away", async () => {
  const { page, context } = await printed("branch-secretary", places.branchHours)
  const rows = page.locator("table").first().locator("tbody tr")
  const folded = await rows.count()
  const all = Number(
    /\d+/.exec(
      await page
        .getByRole("button", { name: /^全部 \d+ 条$/ })
        .first()
        .innerText(),
    )?.[0],
  )
  expect(folded).toBeLessThan(all)
  await page.emulateMedia({ media: "print" })
  await rows.nth(all - 1).waitFor()
  await expect.poll(() => rows.count()).toBe(all)
  await context.close()
})

test("slips on paper are whole, one for each person, to be cut", async () => {
  const { page, context } = await openWindow(sample.browser, paper)
  await sample.signInAs(page, "system-admin")
  await page.goto(`${sample.app.address}/accounts/slips`)
  await page.getByRole("combobox", { name: "组织" }).fill(sample.signInOf("branch-secretary").unitName)
  await page.getByRole("option").first().click()
  await page.getByRole("button", { name: "开账号，出纸条" }).click()
  await page.locator(".slip").first().waitFor()
  await expectPaper(page, "slips", "")
  await expect.poll(() => page.locator(".slip").count()).toBeGreaterThan(10)
  await expect
    .poll(() => page.evaluate("getComputedStyle(document.querySelector('.slip')).breakInside"))
    .toBe("avoid")
  await context.close()
})

test.each([
  { elder: false, language: "zh" },
  { elder: true, language: "zh" },
  { elder: false, language: "en" },
  { elder: true, language: "en" },
] as const)(
  "the district's board keeps all its columns on A4: large print $elder, in $language",
  async ({ elder, language }) => {
    const { page, context } = await openWindow(sample.browser, paper, { elder, language })
    await sample.enterAs(context, "department-officer")
    await page.emulateMedia({ media: "print" })
    await page.goto(`${sample.app.address}/board/${places.rootId}?view=so-far`)
    await settled(page)
    await page.locator(".board-table th").first().waitFor()
    await lookAt(page, `paper-district-${language}-${elder ? "elder" : "plain"}`)
    const [titles, edges] = await page.evaluate<[number, number[]]>(
      `[document.querySelectorAll(".board-table th").length,
      [...document.querySelectorAll(".board-table th, .board-table td")].map((cell) => cell.getBoundingClientRect().right)]`,
    )
    expect(titles).toBeGreaterThan(6)
    const periods = page.locator(".print-only", {
      hasText: language === "zh" ? "今年到现在" : "This year so far",
    })
    await expect.poll(() => periods.isVisible()).toBe(true)
    expect(Math.max(...edges)).toBeLessThanOrEqual(paper.viewport.width + 1)
    await context.close()
  },
)

test("a list on paper has all its rows, no filters, and begins on the first page", async () => {
  const { page, context, expectNoComplaints } = await openWindow(sample.browser, wide)
  await sample.enterAs(context, "department-officer")
  await page.addInitScript("window.print = () => { document.documentElement.dataset.printed = 'yes' }")
  await page.goto(`${sample.app.address}/units/${places.committeeId}/training`)
  await settled(page)
  const board = await sample.ask("department-officer", `/api/board/${places.committeeId}`)
  const { bands } = board.groups.find(({ group }: { group: string }) => group === "training")
  const people = bands.met + bands.open + bands["at-risk"] + bands.short
  await page.getByRole("button", { name: "全部打印" }).click()
  await page.locator("html[data-printed]").waitFor({ state: "attached" })
  await expect.poll(() => page.locator(".table tbody tr").count()).toBe(people)
  await page.emulateMedia({ media: "print" })
  for (const screenOnly of await page.locator(".chips, .more button").all()) {
    await expect.poll(() => screenOnly.isVisible()).toBe(false)
  }
  await expect
    .poll(() => page.evaluate("getComputedStyle(document.querySelector('.sheet')).breakInside"))
    .toBe("auto")
  const link = page.locator(".table tbody a").last()
  expect((await link.boundingBox())?.height, "a line is no taller than its words").toBeLessThan(40)
  expectNoComplaints()
  await context.close()
})

const lists = [
  { name: "people", role: "department-officer", path: () => "/people" },
  {
    name: "people of a unit",
    role: "committee-officer",
    path: (at: Places) => `/units/${at.committeeId}/people`,
  },
  { name: "activities", role: "branch-secretary", path: () => "/events" },
  {
    name: "branches",
    role: "department-officer",
    path: (at: Places) => `/board/${at.rootId}/branches?view=so-far`,
  },
  { name: "who has to make up", role: "branch-secretary", path: () => "/events/absences" },
  { name: "roles", role: "security-admin", path: () => "/grants" },
  { name: "accounts", role: "system-admin", path: () => "/accounts" },
  { name: "the audit log", role: "audit-admin", path: () => "/audit" },
] as const

test.each(lists)(
  "by the keys that print, the list of $name comes whole, as a list",
  async ({ name, role, path }) => {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, paper)
    await sample.enterAs(context, role)
    await page.addInitScript("window.print = () => { document.documentElement.dataset.printed = 'yes' }")
    await page.goto(`${sample.app.address}${path(places)}`)
    await settled(page)
    const more = page.getByRole("button", { name: "再看一些" })
    if (await more.isVisible()) {
      await page.keyboard.press("Control+p")
      await page.locator("html[data-printed]").waitFor({ state: "attached" })
    }
    await expect.poll(() => more.count()).toBe(0)
    await page.emulateMedia({ media: "print" })
    await lookAt(page, `paper-list-${name.replaceAll(" ", "-")}`)
    const boxes = await page.locator("main input, main select, main button, main .chips").all()
    for (const box of boxes) {
      if (!(await box.isVisible())) continue
      await expect.poll(() => box.getAttribute("class")).toContain("quiet")
      expect((await box.boundingBox())?.x, "nothing is cut at the edge of the sheet").toBeGreaterThanOrEqual(
        0,
      )
    }
    const rows = page.locator("main tbody tr, main .audit-line, main .owe-list > li")
    const counted = /\d+/.exec(
      (await page
        .locator(".more p")
        .first()
        .textContent({ timeout: 1000 })
        .catch(() => "")) ?? "",
    )
    if (counted) await expect.poll(() => rows.count()).toBe(Number(counted[0]))
    expect((await rows.first().boundingBox())?.y).toBeLessThan(paper.viewport.height / 2)
    await fitsScreen(page)
    expectNoComplaints()
    await context.close()
  },
)
