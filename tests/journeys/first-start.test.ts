import { spawn, spawnSync } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { todayInShanghai } from "../../src/server/cli/screen/shell.ts"
import { writeDistrict } from "../../src/server/cli/verbs/demo.ts"
import { makeSampleData } from "../../src/server/sample-data/index.ts"
import { endServer } from "../support/programs.ts"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, type Window, wide } from "./support/browser.ts"
import { settled } from "./support/sample-app.ts"
import { codeOf, setSecondFactor } from "./support/second-factor.ts"

const program = (path: string) => fileURLToPath(new URL(`../../src/server/${path}`, import.meta.url))
const password = "Kupfer-Regen-7-Tinte"

let folder: string
let env: NodeJS.ProcessEnv
let browser: Browser
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xueer-first-start-"))
  chmodSync(folder, 0o711)
  env = {
    ...process.env,
    DATA_DIR: join(folder, "data"),
    DATABASE_URL: "",
    PUBLIC_URL: "",
    HOST: "127.0.0.1",
    PORT: "0",
  }
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  for (const end of ends) await end()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Starts the program as `npm start` does; answers what it said as soon as it has given the link. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, [program("main.ts")], { env, stdio: ["ignore", "pipe", "pipe"] })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  ends.push(async () => {
    child.kill("SIGTERM")
    await ended
    await endServer(env.DATA_DIR ?? "")
  })
  let said = ""
  return await new Promise((resolve, reject) => {
    const hear = (piece: Buffer) => {
      said += piece.toString()
      if (/\/setup#\S+\s/.test(said)) resolve(said)
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.once("exit", () => reject(new Error(said)))
  })
}

/** Brings a roster in on the command line, beside the running server. */
async function bringRosterIn(): Promise<void> {
  const book = join(folder, "book")
  const size = { branches: 4, members: 80, years: 1, seed: 3, until: todayInShanghai() }
  await writeDistrict(makeSampleData(size), book, new AbortController().signal)
  const { status, stderr } = spawnSync(process.execPath, [program("cli/main.ts"), "import", book], { env })
  if (status !== 0) throw new Error(String(stderr))
}

async function look(page: Page, name: string): Promise<void> {
  await settled(page)
  await lookAt(page, name)
  await axeClean(page)
  await fitsScreen(page)
  await fingersFit(page)
}

/** Opens a window and activates an account with the code of a slip. */
async function activate(address: string, code: string, screen: typeof phone): Promise<Window> {
  const window = await openWindow(browser, screen, { except: /401|403/ })
  const { page } = window
  await page.goto(`${address}/activate`)
  await page.getByLabel("激活码").fill(code)
  await page.getByLabel("新密码").fill(password)
  await page.getByLabel("再输一遍").fill(password)
  await page.getByRole("button", { name: "启用" }).click()
  return window
}

const codeOn = (page: Page, name: string) =>
  page.locator(".slip", { hasText: name }).locator(".slip-code").innerText()

test("an empty folder becomes a district where a secretary signs in", { timeout: 240_000 }, async () => {
  const said = await start()
  const link = /http\S+\/setup#\S+/.exec(said)?.[0] ?? ""
  const address = new URL(link).origin
  await bringRosterIn()

  const system = await openWindow(browser, wide, { except: /401|403/ })
  const { page } = system
  await page.goto(link)
  await look(page, "first-setup-wide")
  const people = ["陈系统", "林安全", "何审计"]
  for (const [index, name] of people.entries()) {
    await page.getByLabel("姓名").nth(index).fill(name)
    await page
      .getByLabel("登录名")
      .nth(index)
      .fill(["xitong", "anquan", "shenji"][index] ?? "")
  }
  await page.getByLabel("新密码").fill(password)
  await page.getByLabel("再输一遍").fill(password)
  await page.getByRole("button", { name: "设立" }).click()
  await page.locator(".slip").nth(1).waitFor()
  await look(page, "first-slips-wide")
  const securityCode = await codeOn(page, "林安全")
  const auditCode = await codeOn(page, "何审计")
  expect(auditCode).not.toBe(securityCode)
  await page.getByRole("button", { name: "继续" }).click()
  await setSecondFactor(page)
  await page.getByRole("heading", { level: 1, name: "陈系统" }).waitFor()

  await page.goto(link)
  await page.getByLabel("姓名").nth(0).fill("又一个")
  await expect.poll(() => page.locator(".slip").count()).toBe(0)

  await page.goto(`${address}/accounts/slips`)
  await page.getByRole("combobox", { name: "组织" }).fill("支部")
  // What is offered before anything is typed stands there until the answer has come.
  await page.getByRole("option", { name: /支部/ }).first().click()
  // Its name stands there a moment after the press.
  await expect.poll(() => page.getByRole("combobox", { name: "组织" }).inputValue()).not.toBe("支部")
  const branch = await page.getByRole("combobox", { name: "组织" }).inputValue()
  await page.getByRole("button", { name: "开账号，出纸条" }).click()
  await page.locator(".slip").first().waitFor()
  await look(page, "first-branch-slips-wide")
  const slip = page.locator(".slip").first()
  const name = await slip.locator("strong").innerText()
  const login = await slip.locator("code").first().innerText()
  const code = await slip.locator(".slip-code").innerText()

  const member = await activate(address, code, phone)
  await member.page.getByRole("heading", { level: 1, name }).waitFor()
  await settled(member.page)
  await look(member.page, "first-member-home-phone")
  await member.page.goto(`${address}/me/sessions`)
  const secret = await setSecondFactor(member.page, password)
  await member.page.getByText("已设好。").waitFor()
  await member.page.getByRole("button", { name: "更多" }).click()
  await member.page.locator(".foot-more").getByRole("button", { name: "退出" }).click()
  await member.page.waitForURL("**/sign-in")

  const security = await activate(address, securityCode, wide)
  await setSecondFactor(security.page)
  await security.page.getByRole("link", { name: "授权", exact: true }).first().click()
  await security.page.getByRole("button", { name: "授权" }).click()
  const dialog = security.page.getByRole("dialog")
  await dialog.getByRole("combobox", { name: "授给谁" }).fill(login)
  await dialog.getByRole("option", { name }).first().click()
  await dialog.getByLabel("职责").selectOption("branch-secretary")
  await dialog.getByRole("combobox", { name: "组织" }).fill(branch)
  await dialog.getByRole("option", { name: branch }).first().click()
  await look(security.page, "first-grant-wide")
  await dialog.getByRole("button", { name: "授权" }).click()
  await dialog.getByText("还要第二个人确认").waitFor()
  await look(security.page, "first-grant-asked-wide")
  await page.goto(`${address}/confirmations`)
  await settled(page)
  await page.getByRole("button", { name: /^确认/ }).click()
  await page.getByText("已确认").first().waitFor()
  await look(page, "first-grant-confirmed-wide")

  await member.page.getByLabel("登录名").fill(login)
  await member.page.getByLabel("密码").fill(password)
  await member.page.getByRole("button", { name: "登录", exact: true }).click()
  await member.page.getByLabel("验证码").waitFor()
  await look(member.page, "first-second-step-phone")
  await member.page.getByLabel("验证码").fill(codeOf(secret, 1))
  await member.page.getByRole("button", { name: "继续" }).click()
  await member.page.getByRole("heading", { level: 1, name: branch }).waitFor()
  await settled(member.page)
  await look(member.page, "first-secretary-home-phone")
  await member.page.getByRole("link", { name: "记一次活动" }).waitFor()
  for (const window of [system, member, security]) window.expectNoComplaints()
})
