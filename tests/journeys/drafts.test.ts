import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { hashing } from "../../src/server/features/sign-in/index.ts"
import type { Person } from "../support/server.ts"
import { openStudyScene, type StudyScene } from "../support/study-scene.ts"
import { lookAt, openBrowser, openWindow, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"
import { settled } from "./support/sample-app.ts"

let scene: StudyScene
let app: OpenApp
let browser: Browser

beforeAll(async () => {
  scene = await openStudyScene()
  app = await openApp(scene.app)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await scene.app.close()
})

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
const activities = async () =>
  (await scene.app.database.pool.query("select count(*)::int as n from activity")).rows[0].n

const drafts = async (page: Page) =>
  await page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft'))")

async function open(person: Person, path: string, except?: RegExp) {
  const opened = await openWindow(browser, wide, except ? { except } : {})
  await app.signIn(opened.context, person)
  await opened.page.goto(`${app.address}${path}`)
  await settled(opened.page)
  return opened
}

describe("what is being typed", () => {
  test("in a correction survives going back, and a session that ended", async () => {
    const id = await scene.study()
    const { page, context } = await open(scene.secretary, `/events/${id}`, /401/)
    await button(page, "更正").click()
    await page.getByLabel("记录").fill("张三发言：同意")
    await page.getByRole("link", { name: "活动", exact: true }).first().click()
    await page.waitForURL("**/events")
    await page.goBack()
    await settled(page)
    await expect.poll(() => page.getByLabel("记录").innerText()).toBe("张三发言：同意")
    const { pool } = scene.app.database
    const { rows } = await pool.query("select * from session where account_id = $1", [
      scene.secretary.accountId,
    ])
    await pool.query("update session set expires_at = now() - interval '1 minute' where account_id = $1", [
      scene.secretary.accountId,
    ])
    await button(page, "保存更正").click()
    await page.waitForURL("**/sign-in?to=*")
    await pool.query("update session set expires_at = $2 where account_id = $1", [
      scene.secretary.accountId,
      rows[0].expires_at,
    ])
    await page.reload()
    await page.waitForURL(`**/events/${id}`)
    await settled(page)
    await page.getByText("接着上次没填完的草稿").waitFor()
    await expect.poll(() => page.getByLabel("记录").innerText()).toBe("张三发言：同意")
    await button(page, "保存更正").click()
    await page.getByText("张三发言：同意").waitFor()
    await context.close()
  })

  test("survives a cookie that is gone, in a form and in a dialog; signing out ends it in a tab that heard nothing", async () => {
    const { page, context } = await open(await scene.member("m-B1-other"), "/leave", /401/)
    await page.getByLabel(/^说明/).fill("去市里开会")
    await context.clearCookies()
    await page.reload()
    await page.waitForURL("**/sign-in?to=*")
    await app.signIn(context, await scene.member("m-B1-other"))
    await page.reload()
    await page.waitForURL("**/leave")
    await settled(page)
    await expect.poll(() => page.getByLabel(/^说明/).inputValue()).toBe("去市里开会")
    await page.getByText("接着上次没填完的草稿").waitFor()
    await lookAt(page, "draft-without-cookie")

    const id = await scene.study({
      attendance: [{ memberId: await scene.app.memberId("m-B1-other"), status: "absent" }],
    })
    await page.goto(`${app.address}/events/${id}`)
    await settled(page)
    await page.getByRole("button", { name: /^有异议/ }).click()
    await page.getByRole("dialog").getByLabel(/说/).first().fill("我到了会场")
    await context.clearCookies()
    await page.reload()
    await page.waitForURL("**/sign-in?to=*")
    await app.signIn(context, await scene.member("m-B1-other"))
    await page.reload()
    await page.waitForURL(`**/events/${id}`)
    await page.getByRole("dialog").waitFor()
    await expect.poll(() => page.getByRole("dialog").getByLabel(/说/).first().inputValue()).toBe("我到了会场")
    await expect.poll(() => drafts(page)).not.toEqual([])

    await page.evaluate("localStorage.setItem('signed out', '1')")
    await context.clearCookies()
    await page.reload()
    await page.waitForURL("**/sign-in?to=*")
    await page.getByLabel("登录名").waitFor()
    await expect.poll(() => drafts(page)).toEqual([])
    await context.close()
  })

  test("beside a workbook survives loading anew, and a day that nobody means is told at its field", async () => {
    const officer = await scene.app.as("committee-officer", "T1")
    const { page, context } = await open(officer, "/people/import", /422|400/)
    await page.getByLabel("一向如此，原来记错了").check()
    await page.getByLabel(/^原因/).fill("名册抄错")
    await page.reload()
    await settled(page)
    await page.getByText("接着上次没填完的草稿").waitFor()
    await expect.poll(() => page.getByLabel(/^原因/).inputValue()).toBe("名册抄错")
    await page.getByLabel("从某一天起是这样").check()
    const day = page.getByLabel("从哪一天起", { exact: true })
    await day.fill("1800-01-01")
    await page.locator("input[type=file]").setInputFiles({
      name: "名册.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from("PK"),
    })
    await button(page, "看看会改什么").click()
    await page.locator("[aria-invalid=true]").waitFor()
    await expect.poll(() => day.getAttribute("aria-invalid")).toBe("true")
    await expect.poll(() => page.getByText("应是 1900 年以后的日期").first().isVisible()).toBe(true)
    await context.close()
  })

  test("in a list is there again after loading anew, and a later change of it is not lost over it", async () => {
    const id = await scene.study()
    const { page, context } = await open(scene.secretary, `/events/${id}`, /412/)
    await button(page, "改考勤").click()
    await page.locator(".roster-name").nth(0).click()
    await page.reload()
    await settled(page)
    await page.locator(".roster-name.late").waitFor()
    const memberId = await scene.app.memberId("m-B1")
    const theirs = { memberId, status: "absent", was: "present" }
    await scene.secretary.put(`/events/${id}/attendance`, { changes: [theirs] })
    await button(page, "保存考勤").click()
    await page.getByText("别人刚改过这份考勤").waitFor()
    await button(page, "保存考勤").click()
    await page.getByText("考勤已改").waitFor()
    const { body } = await scene.secretary.get(`/events/${id}`)
    expect(body.counts).toMatchObject({ late: 1, absent: 0 })
    await context.close()
  })

  test("in a sitting stays when another is asked for, which begins as it was asked for", async () => {
    const { page, context } = await open(scene.secretary, "/events/new?kind=committee-meeting")
    await page.getByLabel("主题").first().fill("只写了一半")
    await expect.poll(() => page.evaluate("JSON.stringify(sessionStorage)")).toContain("只写了一半")
    await page.goto(`${app.address}/events/new?kind=democratic-review`)
    await settled(page)
    await page.getByText("有一份没写完的支委会").waitFor()
    await expect.poll(() => page.getByLabel("主题").first().inputValue()).toBe("")
    await expect.poll(() => page.locator("main").innerText()).toContain("民主评议")
    await lookAt(page, "sitting-unfinished")
    await page.getByLabel("主题").first().fill("评议写了一半")
    await page.getByRole("button", { name: /^接着写那一份/ }).click()
    await expect.poll(() => page.getByLabel("主题").first().inputValue()).toBe("只写了一半")
    await page.getByText("有一份没写完的民主评议").waitFor()
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByLabel("主题").first().inputValue()).toBe("评议写了一半")
    await context.close()
  })

  test("in a suggestion survives a session that ended", async () => {
    const { page, context } = await open(scene.secretary, "/suggestions/new?from=/events", /401/)
    await page.getByLabel("想说什么").fill("字再大一点")
    const { pool } = scene.app.database
    const ends = async (when: string) =>
      await pool.query(`update session set expires_at = now() + $2::interval where account_id = $1`, [
        scene.secretary.accountId,
        when,
      ])
    await ends("-1 minute")
    await page.locator("main button.primary").click()
    await page.waitForURL("**/sign-in?to=*")
    await ends("10 hours")
    await page.reload()
    await page.waitForURL("**/suggestions/new**")
    await settled(page)
    await expect.poll(() => page.getByLabel("想说什么").inputValue()).toBe("字再大一点")
    await page.locator("main button.primary").click()
    await page.waitForURL("**/suggestions")
    await page.getByText("字再大一点").waitFor()
    await page.goto(`${app.address}/suggestions/new`)
    await settled(page)
    await expect.poll(() => page.getByLabel("想说什么").inputValue()).toBe("")
    await context.close()
  })

  test("about a person or a unit survives loading anew, and is sent from what it began with", async () => {
    const memberId = await scene.app.memberId("m-B1-other")
    const officer = await scene.app.as("department-officer", "D")
    const { page, context } = await open(officer, `/people/${memberId}`)
    await button(page, "修改").click()
    await page.getByLabel("姓名").fill("改名的人")
    await page.reload()
    await settled(page)
    await page.getByText("接着上次没填完的草稿").waitFor()
    await expect.poll(() => page.getByLabel("姓名").inputValue()).toBe("改名的人")
    await button(page, "重新填").click()
    await expect.poll(() => page.getByLabel("姓名").inputValue()).not.toBe("改名的人")
    await button(page, "取消").click()
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
    await page.goto(`${app.address}/people`)
    await settled(page)
    await button(page, "登记党员").click()
    await page.getByLabel("姓名").fill("新来的人")
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByLabel("姓名").inputValue()).toBe("新来的人")
    await page.goto(`${app.address}/units/${await scene.app.unitId("B1")}`)
    await settled(page)
    await button(page, "修改").click()
    await page.getByLabel("名称").fill("第一党支部")
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByLabel("名称").inputValue()).toBe("第一党支部")
    await button(page, "取消").click()
    // A form of one field is no exception; what ends a unit does not open by itself.
    await button(page, "撤销组织").click()
    await page.getByLabel("从哪一天起不再存在").fill("2010-12-31")
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
    await button(page, "撤销组织").click()
    await expect.poll(() => page.getByLabel("从哪一天起不再存在").inputValue()).toBe("2010-12-31")
    await button(page, "重新填").click()
    await expect.poll(() => page.getByLabel("从哪一天起不再存在").inputValue()).not.toBe("2010-12-31")
    await context.close()
  })

  test("is forgotten at sign-out, in every tab, with the names in it", async () => {
    const id = await scene.study()
    const leaver = await scene.app.as("recorder", "B1")
    const { page, context } = await open(leaver, `/events/${id}`)
    await button(page, "改考勤").click()
    await page.locator(".roster-name").nth(0).click()
    await expect.poll(() => page.evaluate("sessionStorage.length")).toBeGreaterThan(0)
    const beside = await context.newPage()
    await beside.goto(`${app.address}/events/new`)
    await settled(beside)
    await beside.getByLabel("主题").first().fill("学习")
    await expect.poll(() => beside.evaluate("JSON.stringify(sessionStorage)")).toContain("学习")
    await page.getByRole("button", { name: "退出" }).first().click()
    await page.waitForURL("**/sign-in")
    await beside.waitForURL("**/sign-in**")
    for (const tab of [page, beside]) await expect.poll(() => drafts(tab)).toEqual([])
    await context.close()
  })

  test("is forgotten when the session was ended from elsewhere", async () => {
    const recorder = await scene.app.as("recorder", "B1")
    const { page, context } = await open(recorder, "/events/new?on=2010-08-11", /401/)
    await page.getByLabel("主题").first().fill("学习")
    await expect.poll(() => drafts(page)).not.toEqual([])
    await scene.app.database.pool.query("delete from session where account_id = $1", [recorder.accountId])
    await button(page, "记下").click()
    await page.waitForURL("**/sign-in?to=*")
    await expect.poll(() => drafts(page)).toEqual([])
    await context.close()
  })
})

describe("a dialog", () => {
  test("in which something was chosen opens again by itself, and not for whoever closed it", async () => {
    const { page, context } = await open(scene.secretary, "/events/calendar")
    const change = page.getByRole("button", { name: /^(改时段|定下来)$/ })
    await change.click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("什么时候").selectOption({ label: "下午" })
    await expect.poll(() => drafts(page)).not.toEqual([])
    await page.reload()
    await settled(page)
    await dialog.waitFor()
    await expect.poll(() => dialog.getByLabel("什么时候").locator("option:checked").innerText()).toBe("下午")
    await page.keyboard.press("Escape")
    await dialog.waitFor({ state: "hidden" })
    await page.reload()
    await settled(page)
    await expect.poll(() => dialog.count()).toBe(0)
    await expect.poll(() => drafts(page)).toEqual([])
    await context.close()
  })

  test("of one row opens again by itself beside that row", async () => {
    const unitId = await scene.app.unitId("B1")
    const memberId = await scene.app.memberId("m-G1")
    const takers = ["办公室", "财务科", "工会"].map((name) => ({ name }))
    await scene.secretary.post(`/units/${unitId}/turns`, { kind: "lectures", title: "周五讲课", takers })
    await scene.app.database.pool.query(
      "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'committee-member', '2010-01-01')",
      [memberId, unitId],
    )
    const { page, context } = await open(await scene.app.as("department-officer", "D"), `/people/${memberId}`)
    const dialog = page.getByRole("dialog")
    const leaveAndClose = async (title: string | RegExp, shows: () => Promise<unknown>, typed: string) => {
      await page.reload()
      await settled(page)
      await dialog.getByRole("heading", { name: title }).waitFor()
      await expect.poll(async () => [await dialog.count(), await shows()]).toEqual([1, typed])
      await page.keyboard.press("Escape")
      await dialog.waitFor({ state: "hidden" })
      await expect.poll(() => drafts(page)).toEqual([])
    }
    const why = dialog.getByLabel("为什么要看")
    await button(page, "查看完整号码").click()
    await why.fill("通知开会")
    await leaveAndClose("查看手机号", () => why.inputValue(), "通知开会")
    const until = dialog.getByLabel("从哪天起不再担任")
    await page.getByRole("button", { name: /^结束/ }).click()
    await until.fill("2010-09-30")
    await leaveAndClose(/^结束任职/, () => until.inputValue(), "2010-09-30")
    await page.goto(`${app.address}/units/${unitId}/turns`)
    await settled(page)
    const other = dialog.getByLabel("和谁")
    await button(page, "对调 财务科").click()
    await other.selectOption({ label: "工会" })
    await leaveAndClose("财务科和谁对调", () => other.locator("option:checked").innerText(), "工会")
    await context.close()
  })
})

describe("two tabs", () => {
  test("of which one has become somebody else's: nothing is recorded under their name, and it starts again", async () => {
    const other = await scene.app.as("recorder", "B1")
    const { page, context } = await open(scene.secretary, "/events/new?on=2010-08-11", /409/)
    await page.getByLabel("主题").first().fill("学习")
    await app.signIn(context, other)
    const before = await activities()
    await button(page, "记下").click()
    await page.getByRole("heading", { name: "这里已换成另一个账号登录" }).waitFor()
    await expect.poll(() => drafts(page)).toEqual([])
    await expect.poll(() => activities()).toBe(before)
    await button(page, "重新开始").click()
    await page.waitForURL(`${app.address}/`)
    await settled(page)
    await expect.poll(() => page.evaluate("JSON.stringify(sessionStorage)")).not.toContain("学习")
    await context.close()
  })

  test("of one browser are somebody else's as soon as they sign in in one: the other shows and keeps nothing", async () => {
    const other = await scene.app.as("recorder", "B1")
    const { page, context } = await open(scene.secretary, "/events/new?on=2010-08-11")
    await page.getByLabel("主题").first().fill("学习")
    await expect.poll(() => drafts(page)).not.toEqual([])
    await app.signIn(context, other)
    const beside = await context.newPage()
    await beside.goto(app.address)
    await page.getByRole("heading", { name: "这里已换成另一个账号登录" }).waitFor()
    await expect.poll(() => drafts(page)).toEqual([])
    await context.close()
  })
})

describe("one tab", () => {
  const ends = async ({ accountId }: Person) =>
    await scene.app.database.pool.query(
      "update session set expires_at = now() - interval '1 minute' where account_id = $1",
      [accountId],
    )
  const signInByForm = async (page: Page, { accountId }: Person) => {
    const password = "a password of the second one"
    const { rows } = await scene.app.database.pool.query(
      "update account set password_hash = $2, totp_secret = null where account_id = $1 returning login",
      [accountId, await hashing.hash(password)],
    )
    await page.getByLabel("登录名").fill(rows[0].login)
    await page.getByLabel("密码").fill(password)
    await button(page, "登录").click()
    await page.waitForURL(`${app.address}/`)
    await settled(page)
  }

  test("in which a session has ended shows whoever signs in next nothing of the one before", async () => {
    const officer = await scene.app.as("department-officer", "D")
    const memberId = await scene.app.memberId("m-B1-other")
    const { page, context } = await open(officer, `/people/${memberId}`, /40[134]/)
    await page.getByText("m-B1-other").first().waitFor()
    await ends(officer)
    await page.getByRole("link", { name: "活动", exact: true }).first().click()
    await page.waitForURL("**/sign-in?to=*")
    const member = await scene.member("m-G2")
    await signInByForm(page, member)
    await page.goBack()
    await page.waitForURL(`**/people/${memberId}`)
    await page.getByText("没有这一项").waitFor()
    await expect.poll(() => page.locator("body").innerText()).not.toContain("m-B1-other")
    await context.close()
  })

  test("keeps what was being typed for the one who comes back, and for nobody else", async () => {
    const secretary = await scene.app.as("branch-secretary", "B1")
    const leader = await scene.app.as("group-leader", "G1")
    const { page, context } = await open(secretary, "/events/new?on=2010-08-11", /401/)
    await page.getByLabel("主题").first().fill("只有书记写过的主题")
    await ends(secretary)
    await button(page, "记下").click()
    await page.waitForURL("**/sign-in?to=*")
    await expect.poll(() => page.evaluate("JSON.stringify(sessionStorage)")).toContain("只有书记写过的主题")
    await signInByForm(page, leader)
    await expect
      .poll(() => page.evaluate("JSON.stringify(sessionStorage)"))
      .not.toContain("只有书记写过的主题")
    await page.goto(`${app.address}/events/new?on=2010-08-11`)
    await settled(page)
    await expect.poll(() => page.locator("body").innerText()).not.toContain("m-B1-other")
    await context.close()
  })
})
