import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../access/world.ts"
import type { Person, TestServer } from "../support/server.ts"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

let server: TestServer
let app: OpenApp
let browser: Browser
let folder: string
const people: Record<string, Person> = {}

beforeAll(async () => {
  server = await openWorld()
  folder = mkdtempSync(join(tmpdir(), "xueer-administration-"))
  Object.assign(server.app.env, { dataDir: folder })
  people.auditor = await server.as("audit-admin", "D")
  people.system = await server.as("system-admin", "D")
  people.security = await server.as("security-admin", "D")
  people.officer = await server.as("department-officer", "D")
  people.member = await server.asMember("m-G1")
  await fillIn()
  app = await openApp(server)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** What people would have left behind by now. */
async function fillIn(): Promise<void> {
  const { member, officer, system } = people
  const { pool } = server.database
  await pool.query("update unit set name = '红旗村党支部第一党小组' where code = 'G1'")
  await pool.query("update member set name = '王建国', rank = 'none', status = 'full' where code = 'm-G1'")
  await pool.query("update account set name = '王建国' where account_id = $1", [member?.accountId])
  await pool.query("update account set name = '李敏', login = 'limin' where account_id = $1", [
    officer?.accountId,
  ])
  await member?.post("/suggestions", {
    page: "/events/new",
    body: "记活动的时候，能不能默认照上一次的人员名单？\n每次都要重新勾一遍，村里网又慢。",
  })
  await member?.post("/suggestions", { page: "/", body: "大字版里的按钮再大一点。" })
  const { body } = (await officer?.get("/suggestions?state=open")) ?? { body: { items: [] } }
  await officer?.post(`/suggestions/${body.items[1].suggestionId}/answer`, {
    answer: "可以。新版已经默认照上一次填，缺席的再改。",
  })
  await system?.put(
    "/settings/organisation",
    {
      name: "历城区学习办",
      footer: "电话 0531-88880000",
      icp: "",
      classification: "本系统为非涉密系统，严禁处理涉密信息",
    },
    { version: 0 },
  )
  await pool.query(
    `insert into notice (account_id, kind, details) values ($1, 'phone-revealed', '{"by":"李敏","reason":"通知补课"}')`,
    [member?.accountId],
  )
  await pool.query(
    `insert into audit_entry (actor, action, details, account_id, member_id, unit_id, address)
     select 'limin', action, '{"reason":"通知补课"}', $1, m.member_id, u.unit_id, '10.1.2.3'
       from member m, unit u, unnest(array['account-looked-at', 'role-granted', 'unit-edited']) action
      where m.code = 'm-G1' and u.code = 'G1'`,
    [officer?.accountId],
  )
  await pool.query(
    `insert into attendance (activity_id, member_id, status) select activity_id, member_id, 'present'
       from activity a, member m where a.code = 'e-G1' and m.code = 'm-G1'`,
  )
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.waitForSelector("h1")
  await page.waitForSelector(".skeleton", { state: "detached" })
}

async function open(who: string, path: string, screen = wide) {
  const { page, context, expectNoComplaints } = await openWindow(browser, screen)
  const person = people[who]
  if (!person) throw new Error(`nobody is called ${who}`)
  await app.signIn(context, person)
  await server.database.pool.query("update account set prefs = '{}'")
  await page.goto(`${app.address}${path}`)
  await settled(page)
  return { page, context, expectNoComplaints }
}

describe("the audit administrator", () => {
  test("has the audit log checked, searches it, opens a line, and is told when it is not whole", async () => {
    const { page, context } = await open("auditor", "/audit")
    await page.getByRole("button", { name: "现在核对" }).click()
    await page.getByText("都对得上").waitFor()
    await page.getByLabel("做了什么").selectOption("suggestion-sent")
    await page.getByRole("button", { name: "查找" }).click()
    await page.locator(".audit-line", { hasText: "提了一条意见建议" }).first().waitFor()
    await page.locator(".audit-line", { hasText: "改了系统设置" }).waitFor({ state: "detached" })
    await page.locator("details summary").first().click()
    await page.getByText("意见编号").first().waitFor()
    await page.getByRole("button", { name: "红旗村党支部第一党小组" }).first().click()
    await page.getByText("只看涉及红旗村党支部第一党小组的", { exact: true }).waitFor()
    const owner = await server.database.ownerClient()
    await owner.query("update audit_entry set actor = 'somebody' where action = 'suggestion-answered'")
    await page.getByRole("button", { name: "现在核对" }).click()
    await page.getByText(/条在记下之后被改过/).waitFor()
    await lookAt(page, "audit-broken-wide")
    await axeClean(page)
    await page.goto(app.address)
    await page.getByText(/条在记下之后被改过/).waitFor()
    await lookAt(page, "audit-broken-home-wide")
    await axeClean(page)
    await page.getByRole("link", { name: "看哪里不对" }).click()
    await page.waitForURL("**/audit")
    await owner.query("update audit_entry set actor = 'person-4' where action = 'suggestion-answered'")
    await owner.end()
    await context.close()
  })
})

describe("a suggestion", () => {
  test("goes from the foot of a page to the district and comes back answered", async () => {
    const member = await open("member", "/me", phone)
    await member.page.getByRole("link", { name: "意见建议", exact: true }).click()
    await member.page.getByLabel(/想说什么/).fill("首页能不能先列最近的活动？")
    await member.page.getByRole("button", { name: "提交" }).click()
    await member.page.getByText("还没有答复").first().waitFor()
    const officer = await open("officer", "/suggestions")
    await officer.page.getByRole("button", { name: /^答复/ }).first().click()
    await officer.page.getByLabel(/答复内容/).fill("下月改。")
    await officer.page.getByRole("button", { name: "发出答复" }).click()
    await officer.page.getByText("已答复，并通知了对方。").waitFor()
    await member.page.goto(`${app.address}/me`)
    await member.page.getByText("您提的意见建议有了答复。").first().waitFor()
    await member.page.getByRole("button", { name: "都看过了" }).click()
    await member.page.getByRole("button", { name: "都看过了" }).waitFor({ state: "detached" })
    await member.page.goto(`${app.address}/suggestions`)
    await member.page.getByText("下月改。").waitFor()
    await member.context.close()
    await officer.context.close()
  })
})

describe("settings", () => {
  test("that somebody else changed meanwhile are shown side by side", async () => {
    const { page, context } = await open("system", "/settings")
    const { body } = (await people.system?.get("/settings")) ?? { body: {} }
    const { version, ...now } = body.organisation
    await people.system?.put("/settings/organisation", { ...now, name: "别人改的" }, { version })
    await page.getByLabel(/单位名称/).fill("我改的")
    await page.getByRole("button", { name: "保存" }).first().click()
    await page.getByText("您打开之后，别人改过它").waitFor()
    await page.getByText("别人改的").waitFor()
    await lookAt(page, "settings-stale-wide")
    await page.getByRole("button", { name: "用我的" }).click()
    await page.getByText("已保存，当即生效。").waitFor()
    expect((await people.system?.get("/settings"))?.body.organisation.name).toBe("我改的")
    await context.close()
  })

  test("of the security administrator are shown side by side too, and what is typed outlives the page", async () => {
    const { page, context } = await open("security", "/settings")
    const { security } = people
    const settingsNow = async () => (await security?.get("/settings"))?.body
    const sheet = (name: string) => page.getByRole("region", { name })
    const save = async (name: string) => await sheet(name).getByRole("button", { name: "保存" }).click()
    const elsewhere = async (part: "robots" | "retention", change: object) => {
      const { version, ...now } = (await settingsNow())[part]
      await security?.put(`/settings/${part}`, { ...now, ...change }, { version })
    }
    const saved = page.getByText("已保存，当即生效。")

    await sheet("保留多久")
      .getByLabel(/名册导入的预览/)
      .fill("90")
    await page.reload()
    await expect
      .poll(() =>
        sheet("保留多久")
          .getByLabel(/名册导入的预览/)
          .inputValue(),
      )
      .toBe("90")
    await elsewhere("retention", { notices: 60 })
    await save("保留多久")
    await page.getByRole("dialog").getByText("90 天").waitFor()
    await lookAt(page, "settings-retention-stale-wide")
    await axeClean(page)
    await page.getByRole("button", { name: "用我的" }).click()
    await saved.waitFor()
    expect((await settingsNow()).retention).toMatchObject({ notices: 60, imports: 90 })

    await elsewhere("robots", { hosts: ["robot.example.cn"] })
    await sheet("群机器人的地址").getByLabel("qyapi.weixin.qq.com").check()
    await save("群机器人的地址")
    await page.getByRole("dialog").getByText("robot.example.cn").waitFor()
    await page.getByRole("button", { name: "用现在的" }).click()
    await sheet("群机器人的地址").getByLabel("robot.example.cn").waitFor()
    await expect.poll(() => sheet("群机器人的地址").getByLabel("qyapi.weixin.qq.com").isChecked()).toBe(false)
    expect((await settingsNow()).robots.hosts).toEqual(["robot.example.cn"])

    await sheet("登录与安全").getByLabel("暂停多少分钟").fill("20")
    const { version, ...rules } = (await settingsNow()).signIn
    const secondFactorRoles = ["system-admin", "security-admin", "audit-admin"]
    await security?.put("/settings/sign-in", { ...rules, secondFactorRoles, lockAfter: 6 }, { version })
    await save("登录与安全")
    await page.getByRole("button", { name: "用我的" }).click()
    await expect
      .poll(async () => (await settingsNow()).signIn)
      .toMatchObject({ lockAfter: 6, lockMinutes: 20 })
    await context.close()
  })
})

describe("what waits for a second person", () => {
  test("stands on the home, and is told to be gone where it was taken back meanwhile", async () => {
    const { system, officer } = people
    const asked = await system?.post(`/accounts/${officer?.accountId}/activation-code`, {})
    expect(asked?.body.waits.half).not.toBe("")
    const { page, context } = await open("security", "/")
    await page.getByRole("heading", { name: "有 1 件事等您确认" }).waitFor()
    await lookAt(page, "waits-home-wide")
    await axeClean(page)
    await page.getByRole("link", { name: "去看看" }).click()
    const confirm = page.getByRole("button", { name: /^确认/ })
    await confirm.waitFor()
    const [waiting] = (await system?.get("/confirmations"))?.body.items ?? []
    await system?.delete(`/confirmations/${waiting.confirmationId}`)
    await confirm.click()
    await page.getByText("这件事已经不在等了").waitFor()
    await page.getByText("没有等待确认的事").waitFor()
    await context.close()
  })
})

describe("the days off of a year", () => {
  const day = (date: string, name: string, isOffDay = true) => ({ name, date, isOffDay })
  const few = [day("2027-01-01", "元旦"), day("2027-02-06", "春节"), day("2027-02-20", "春节", false)]
  const fileOf = (days: readonly object[]) => ({
    name: "2027.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ year: 2027, papers: [], days })),
  })

  test.each([
    ["wide", wide],
    ["phone", phone],
  ] as const)("are missed, brought in after a question, and taken back: %s", async (name, screen) => {
    server.setToday("2026-11-01")
    const { page, context } = await open("system", "/settings", screen)
    const sheet = page.getByRole("region", { name: "放假安排" })
    await sheet.getByText("那一年各周只按星期几判断").waitFor()
    await sheet.getByRole("button", { name: "导入一年的安排" }).click()
    const dialog = page.getByRole("dialog")
    await expect.poll(() => dialog.getByLabel("年份").inputValue()).toBe("2027")
    await dialog.getByLabel(/文件/).setInputFiles(fileOf([...few, day("2026-05-01", "劳动节")]))
    await dialog.getByRole("button", { name: "导入" }).click()
    await dialog.getByText("2026年5月1日不在 2027 年，也不在它前面的十二月。").waitFor()
    await dialog.getByLabel(/文件/).setInputFiles(fileOf(few))
    await dialog.getByRole("button", { name: "导入" }).click()
    await dialog.getByText("2027 年的安排里只有 2 个节日，是不是不全？").waitFor()
    await lookAt(page, `workdays-question-${name}`)
    await axeClean(page)
    await dialog.getByRole("button", { name: "照样保存" }).click()
    await sheet.getByText("2027 年：放假 2 天，调休上班 1 天").waitFor()
    await sheet.getByText("逐日查看").click()
    await lookAt(page, `workdays-there-${name}`)
    await axeClean(page)
    await fitsScreen(page)
    await sheet.getByRole("button", { name: "撤回 2027 年的放假安排" }).click()
    await dialog.getByRole("button", { name: "撤回" }).click()
    await sheet.getByText("那一年各周只按星期几判断").waitFor()
    expect((await people.system?.get("/workdays"))?.body.imported).toEqual([])
    await context.close()
    server.setToday("2010-08-20")
  })
})

describe("about me", () => {
  test("large print and language go with the account to another browser", async () => {
    const first = await open("member", "/me")
    await first.page.getByLabel("大字版").check()
    await first.page.getByLabel("English（英文）").check()
    await expect
      .poll(async () => (await people.member?.get("/me/preferences"))?.body)
      .toEqual({ language: "en", elder: true })
    const second = await openWindow(browser, phone)
    const { member } = people
    if (!member) throw new Error("there is no member")
    await app.signIn(second.context, member)
    await second.page.goto(`${app.address}/me`)
    await second.page.getByRole("heading", { name: "About me" }).waitFor()
    await expect.poll(() => second.page.locator("html.elder").count()).toBe(1)
    await first.context.close()
    await second.context.close()
  })

  test("one's data can be taken away as a file", async () => {
    const { page, context } = await open("member", "/me/data")
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "下载一份" }).click(),
    ])
    expect(download.suggestedFilename()).toBe("我的数据.json")
    await context.close()
  })
})
