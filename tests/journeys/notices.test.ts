import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { deliverDue, notify } from "../../src/server/features/notices/index.ts"
import { readSmtpUrl } from "../../src/server/smtp-url.ts"
import { openWorld } from "../access/world.ts"
import { type MailServer, openMailServer } from "../support/mail-server.ts"
import type { Person, TestServer } from "../support/server.ts"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

let server: TestServer
let app: OpenApp
let browser: Browser
let mail: MailServer
let folder: string

beforeAll(async () => {
  server = await openWorld()
  mail = await openMailServer()
  folder = mkdtempSync(join(tmpdir(), "xueer-notices-"))
  const smtp = readSmtpUrl(`smtp://localhost:${mail.port}?from=xueer@example.gov.cn`)
  Object.assign(server.app.env, { dataDir: folder, smtp })
  server.setTime("09:00")
  app = await openApp(server)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await mail?.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

const looks = [
  { look: "phone", screen: phone, elder: false, language: "zh" },
  { look: "phone-elder", screen: phone, elder: true, language: "zh" },
  { look: "wide", screen: wide, elder: false, language: "zh" },
  { look: "wide-en", screen: wide, elder: false, language: "en" },
] as const

async function open(person: Person, path: string, look: Omit<(typeof looks)[number], "look"> = looks[2]) {
  const { page, context, expectNoComplaints } = await openWindow(browser, look.screen, look)
  await app.signIn(context, person)
  await server.database.pool.query("update account set prefs = '{}'")
  await page.goto(`${app.address}${path}`)
  await settled(page)
  return { page, context, expectNoComplaints }
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.waitForSelector("h1")
  await page.waitForSelector(".skeleton", { state: "detached" })
}

/** Looks at a page as each sees it. */
async function lookEverywhere(person: Person, path: string, name: string): Promise<void> {
  for (const one of looks) {
    const { page, context, expectNoComplaints } = await open(person, path, one)
    await lookAt(page, `${name}-${one.look}`)
    await axeClean(page)
    await fitsScreen(page)
    await fingersFit(page)
    expectNoComplaints()
    await context.close()
  }
}

const deliver = () => deliverDue(server.app, new AbortController().signal)

test("somebody enters an address, shows the code that came, chooses an hour, and has a letter of the day", async () => {
  const member = await server.asMember("m-G1")
  const { page, context: window, expectNoComplaints } = await open(member, "/me")
  await page.getByRole("button", { name: "留一个邮箱" }).click()
  await page.getByRole("textbox", { name: /^邮箱/ }).fill("wang@example.cn")
  await page.getByRole("button", { name: "发送验证码" }).click()
  await page.getByText("验证码正发往 wang@example.cn").waitFor()
  await lookEverywhere(member, "/me", "mail-code")
  await deliver()
  const code = /\d{8}/.exec(mail.letters[0]?.text ?? "")?.[0] ?? ""
  await page.getByLabel(/^验证码/).fill(code)
  await page.getByRole("button", { name: "确认邮箱" }).click()
  await page.getByText("邮箱已确认。").waitFor()
  await page.getByText("您收通知的邮箱有变动", { exact: false }).waitFor()
  await page.getByLabel(/每天的信几点发/).selectOption("10:00")
  await page.getByText("已保存。").waitFor()
  await page.getByLabel("放假的日子也发").check()
  await expect
    .poll(async () => (await member.get("/me/mail")).body)
    .toMatchObject({
      address: "wang@example.cn",
      digestAt: "10:00",
      onDaysOff: true,
    })
  await lookEverywhere(member, "/me", "mail-address")
  const context = { client: server.database.pool, app: server.app }
  await notify(context, [member.accountId], "suggestion-answered")
  server.setTime("10:00")
  await deliver()
  expect(mail.letters[1]?.text).toContain("您提的意见建议有了答复。")
  await page.getByRole("button", { name: "去掉" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "去掉" }).click()
  await page.getByText("邮箱已去掉，不再发信。").waitFor()
  expectNoComplaints()
  await window.close()
})

test("the security administrator allows a host, a secretary sets the robot of the branch, and takes it out", async () => {
  const security = await server.as("security-admin", "D")
  const secretary = await server.as("branch-secretary", "B1")
  const unit = `/units/${await server.unitId("B1")}`
  const before = await open(secretary, unit)
  await before.page.getByText("安全管理员还没有允许向任何群机器人发送。").waitFor()
  await before.context.close()

  const settings = await open(security, "/settings")
  const sheet = settings.page.locator(".sheet", { hasText: "群机器人的地址" })
  await sheet.getByLabel("qyapi.weixin.qq.com").check()
  await sheet.getByLabel(/另一个地址/).fill("127.0.0.1")
  await sheet.getByRole("button", { name: "保存" }).click()
  await sheet.getByRole("alert").first().waitFor()
  await sheet.getByLabel(/另一个地址/).fill("robot.example.cn:8443")
  await sheet.getByRole("button", { name: "保存" }).click()
  await settings.page.getByText("已保存，当即生效。").waitFor()
  await sheet.getByLabel("robot.example.cn:8443").waitFor()
  await lookEverywhere(security, "/settings", "robot-hosts")
  await settings.context.close()

  const { page, context, expectNoComplaints } = await open(secretary, unit)
  await page.getByRole("button", { name: "设置" }).click()
  await page.getByLabel("钉钉").check()
  await page
    .getByRole("textbox", { name: /^地址/ })
    .fill("https://robot.example.cn:8443/send?access_token=secret-9876")
  await page.getByLabel(/加签密钥/).fill("SEC-hush")
  await lookAt(page, "robot-dialog-wide")
  await axeClean(page)
  await page.getByRole("dialog").getByRole("button", { name: "设置" }).click()
  await page.getByText("已设置，正在群里发一条试一试。").waitFor()
  await page.getByText("https://robot.example.cn:8443/…9876").waitFor()
  await expect.poll(() => page.content()).not.toMatch(/secret-9876|SEC-hush/)
  await lookEverywhere(secretary, unit, "robot")
  await page.getByRole("button", { name: "去掉" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "去掉" }).click()
  await page.getByText("已去掉，不再向群里发。").waitFor()
  expectNoComplaints()

  // Somebody else sets it while the dialog is open: both are shown, and the own one goes over it once that is said.
  await page.getByRole("button", { name: "设置" }).click()
  const url = "https://robot.example.cn:8443/send?access_token="
  await page.getByRole("textbox", { name: /^地址/ }).fill(`${url}mine-1111`)
  const { version } = (await secretary.get(`${unit}/robot`)).body
  const body = { brand: "wecom", url: `${url}theirs-2222`, secret: null, digestAt: null }
  expect((await secretary.put(`${unit}/robot`, body, { version })).status).toBe(200)
  await page.getByRole("dialog").getByRole("button", { name: "设置" }).click()
  await page.getByRole("dialog").getByText("https://robot.example.cn:8443/…2222").waitFor()
  await lookAt(page, "robot-both-wide")
  await page.getByRole("button", { name: "用我的" }).click()
  await page.getByText("https://robot.example.cn:8443/…1111").waitFor()
  await context.close()
})
