import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openPeopleScene } from "../support/people-scene.ts"
import type { Person, TestServer } from "../support/server.ts"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"
import { settled } from "./support/sample-app.ts"

let server: TestServer
let app: OpenApp
let browser: Browser
let officer: Person

beforeAll(async () => {
  server = await openPeopleScene()
  officer = await server.as("department-officer", "01")
  app = await openApp(server)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server?.close()
})

test("slips pressed twice say how many codes that makes void, before they are", async () => {
  const { page, context, expectNoComplaints } = await openWindow(browser, phone, { except: /409/ })
  await app.signIn(context, officer)
  const print = page.getByRole("button", { name: "开账号，出纸条" })
  const choose = async () => {
    await page.goto(`${app.address}/accounts/slips`)
    await settled(page)
    await page.getByRole("combobox", { name: "组织" }).fill("西河村")
    await page
      .getByRole("option", { name: /西河村党支部/ })
      .first()
      .click()
    await print.click()
  }
  await choose()
  await page.locator(".slip").first().waitFor()
  const slips = await page.locator(".slip").count()
  // A whole code stays within its slip.
  const over = await page.evaluate(
    `[...document.querySelectorAll(".slip-code")].filter((code) =>
       code.getBoundingClientRect().right > code.closest(".slip").getBoundingClientRect().right - 8).length`,
  )
  expect(over).toBe(0)
  await choose()
  const dialog = page.getByRole("dialog")
  await dialog
    .getByText(`有 ${slips} 个人`.replaceAll(" ", "\u2009"))
    .or(dialog.getByText(`有 ${slips} 个人`))
    .first()
    .waitFor()
  await lookAt(page, "slips-twice-phone")
  await axeClean(page)
  await fitsScreen(page)
  await fingersFit(page)
  await dialog.getByRole("button", { name: "只给没有码的人出" }).click()
  await page.getByText("没有要出的新纸条。").waitFor()
  await expect.poll(() => page.locator(".slip").count()).toBe(0)
  await print.click()
  await dialog.getByRole("button", { name: "全部重出，旧码作废" }).click()
  await page.locator(".slip").first().waitFor()
  await page.getByText(/激活码已作废/).waitFor()
  await lookAt(page, "slips-replaced-phone")
  expectNoComplaints()
  await context.close()
})

test("a role that was taken back stays in sight, and comes back by one press", async () => {
  const member = await server.asMember("004")
  const { page, context, expectNoComplaints } = await openWindow(browser, wide)
  await app.signIn(context, officer)
  const body = { accountId: member.accountId, role: "recorder", unitId: await server.unitId("0202") }
  await officer.post("/grants", { ...body, fromOn: "2010-08-20", untilOn: null })
  await page.goto(`${app.address}/accounts/${member.accountId}`)
  await settled(page)
  await page.getByRole("button", { name: "收回" }).click()
  await page.getByText("已结束的职责").click()
  await page.getByText("收回", { exact: false }).first().waitFor()
  await lookAt(page, "account-past-role-wide")
  await axeClean(page)
  await page.getByRole("button", { name: "撤销", exact: true }).click()
  await page.getByText("职责已恢复").waitFor()
  await page.getByRole("button", { name: "收回" }).waitFor()
  await page.goto(`${app.address}/grants`)
  await settled(page)
  await page.locator(".chip", { hasText: "已结束的" }).click()
  await page.getByText("还没有结束过的职责").waitFor()
  await lookAt(page, "grants-over-wide")
  await axeClean(page)
  expectNoComplaints()
  await context.close()
})
