import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { hashing } from "../../src/server/features/sign-in/index.ts"
import { rosterBytes } from "../support/roster-file.ts"
import { bringInSampleData } from "../support/sample-data.ts"
import { openTestServer, type Person, type TestServer } from "../support/server.ts"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { atRest, lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

const today = "2026-11-25"
let server: TestServer
let app: OpenApp
let browser: Browser
let department: Person
let secretary: Person
let member: Person
/** The secretary of a village branch, somebody else in it, and another branch. */
let leader: Named
let villager: Named
let elsewhere: string

interface Named {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly unitCode: string
  readonly unit: string
}

async function one<T extends object>(query: string): Promise<T> {
  const { rows } = await server.database.pool.query<T>(query)
  if (rows[0] === undefined) throw new Error("the district does not have it")
  return rows[0]
}

const rootCode = async () =>
  (await one<{ code: string }>("select code from unit where parent_id is null")).code

const named = `select m.member_id as "memberId", m.code, m.name, u.code as "unitCode", u.name as unit
  from membership b join member m using (member_id) join unit u on u.unit_id = b.unit_id and b.until_on is null`

beforeAll(async () => {
  server = await openTestServer({ today })
  await bringInSampleData(server.database, { branches: 60, members: 1500, until: today })
  leader = await one<Named>(
    `${named} join post p on p.member_id = m.member_id and p.unit_id = u.unit_id and p.post = 'secretary'
       and p.until_on is null where u.kind = 'branch' and u.field = 'village' order by m.code limit 1`,
  )
  villager = await one<Named>(`${named} where u.code = '${leader.unitCode}' and m.phone is not null
    and m.member_id <> ${leader.memberId} order by m.code limit 1`)
  elsewhere = (
    await one<{ name: string }>(
      `select name from unit where kind = 'branch' and dissolved_on is null and code <> '${leader.unitCode}' limit 1`,
    )
  ).name
  department = await server.as("department-officer", await rootCode())
  secretary = await server.as("branch-secretary", leader.unitCode)
  member = await server.asMember(villager.code)
  app = await openApp(server)
  browser = await openBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server?.close()
})

async function still(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor()
  await atRest(page)
}

describe("a secretary", () => {
  test("finds somebody by initials and sees a phone number for a reason", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await app.signIn(context, secretary)
    await page.goto(`${app.address}/people`)
    await page.getByRole("searchbox", { name: "查找党员" }).fill(villager.code)
    const found = page.getByRole("row").filter({ hasText: villager.name })
    await found.waitFor()
    await expect.poll(() => page.getByRole("row").count()).toBe(2)
    // Whom one looks for stands in no address, and is there again when one comes back.
    expect(page.url()).toBe(`${app.address}/people`)
    await page.getByRole("link", { name: villager.name }).click()
    await page.waitForURL(`**/people/${villager.memberId}`)
    await page.goBack()
    await expect
      .poll(() => page.getByRole("searchbox", { name: "查找党员" }).inputValue())
      .toBe(villager.code)
    await page.getByRole("link", { name: villager.name }).click()
    await page.waitForURL(`**/people/${villager.memberId}`)
    await still(page)
    await page.getByText(/\d{3}\*{4}\d{4}/).waitFor()
    await page.getByRole("button", { name: "查看完整号码" }).click()
    await page.getByLabel("为什么要看").fill("通知开会")
    await lookAt(page, "person-reveal")
    await axeClean(page)
    await page.getByRole("button", { name: "查看", exact: true }).click()
    await page.getByText(/^1\d{10}$/).waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("edits, and takes it back; adds somebody, and takes them out again", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, phone)
    await app.signIn(context, secretary)
    await page.goto(`${app.address}/people/${villager.memberId}`)
    await page.getByRole("button", { name: "修改" }).click()
    await page.getByLabel("姓名").fill("改名人")
    await lookAt(page, "person-edit-phone")
    await axeClean(page)
    await fitsScreen(page)
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByRole("heading", { level: 1, name: "改名人" }).waitFor()
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: villager.name }).waitFor()
    await page.goto(`${app.address}/people`)
    await page.getByRole("button", { name: "登记党员" }).click()
    await page.getByLabel("姓名").fill("新来的人")
    await lookAt(page, "person-add-phone")
    await axeClean(page)
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByRole("heading", { level: 1, name: "新来的人" }).waitFor()
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.waitForURL("**/people")
    await page.getByText("已撤销对 新来的人 的登记").waitFor()
    expectNoComplaints()
    await context.close()
  })
})

test("what is hardly true of somebody new is asked about, and kept once it is said to be so", async () => {
  const { page, context, expectNoComplaints } = await openWindow(browser, phone, { except: /409/ })
  await app.signIn(context, secretary)
  const { bornOn } = await one<{ bornOn: string }>(
    `select born_on as "bornOn" from member where member_id = ${villager.memberId}`,
  )
  await page.goto(`${app.address}/people`)
  await page.getByRole("button", { name: "登记党员" }).click()
  await page.getByLabel("姓名").fill(villager.name)
  await page.getByLabel("出生日期").fill(bornOn)
  await page.getByLabel("手机号").fill("没有手机")
  await page.getByRole("button", { name: "保存" }).click()
  await page.getByText("是不是同一个人？").waitFor()
  await page.getByText("不像一个电话号码").waitFor()
  await lookAt(page, "person-question-phone")
  await axeClean(page)
  await fitsScreen(page)
  await page.getByRole("button", { name: "没错，照样保存" }).click()
  await page.getByRole("heading", { level: 1, name: villager.name }).waitFor()
  await page.getByRole("button", { name: "撤销", exact: true }).click()
  await page.getByText(`已撤销对 ${villager.name} 的登记`).waitFor()
  expectNoComplaints()
  await context.close()
})

test("a member sees their own page, and no button that is not theirs", async () => {
  const { page, context, expectNoComplaints } = await openWindow(browser, phone)
  await app.signIn(context, member)
  await page.goto(`${app.address}/people/${villager.memberId}`)
  await still(page)
  await lookAt(page, "person-own-phone")
  await axeClean(page)
  await expect
    .poll(() => page.getByRole("button", { name: /修改|转接|登记任职|查看完整号码/ }).count())
    .toBe(0)
  expectNoComplaints()
  await context.close()
})

describe("an officer", () => {
  test("transfers somebody, and takes it back", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await app.signIn(context, department)
    await server.database.pool.query(
      `insert into post (member_id, unit_id, post, from_on)
       select member_id, unit_id, 'group-leader', '2026-01-01' from membership where member_id = $1 and until_on is null`,
      [villager.memberId],
    )
    await page.goto(`${app.address}/people/${villager.memberId}`)
    await page.getByRole("button", { name: "转接", exact: true }).click()
    await page.getByLabel("随同转到新单位").check()
    await page.getByLabel("转出本区，或不再是党员").check()
    for (const question of await page.getByRole("dialog").locator("fieldset").all()) {
      await expect
        .poll(() => question.locator(":checked").count(), { message: "each question keeps an answer" })
        .toBe(1)
    }
    await page.getByLabel("本区的另一个组织").check()
    await page.getByRole("combobox", { name: "转到" }).fill(elsewhere)
    await page.getByRole("dialog").getByRole("option").first().click()
    await lookAt(page, "person-transfer")
    await axeClean(page)
    await page.getByRole("dialog").getByRole("button", { name: "转接" }).click()
    await page.getByText(`已办理 ${villager.name} 的转接`).waitFor()
    await lookAt(page, "person-transferred")
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.getByText("已撤销转接").waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("records a post, and takes it back", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await app.signIn(context, department)
    await page.goto(`${app.address}/people/${villager.memberId}`)
    await page.getByRole("button", { name: "登记任职" }).click()
    await page.getByRole("dialog").getByLabel("职务").selectOption("宣传委员")
    await lookAt(page, "person-post")
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByText("已登记任职").waitFor()
    await page.getByRole("button", { name: /结束 宣传委员/ }).waitFor()
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.getByRole("button", { name: /结束 宣传委员/ }).waitFor({ state: "detached" })
    expectNoComplaints()
    await context.close()
  })

  test("sends a roster in, sees what would change, imports it and takes it back", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await app.signIn(context, department)
    await page.goto(`${app.address}/people/import`)
    const send = async (name: string, buffer: Buffer) => {
      await page
        .getByLabel("工作簿文件")
        .setInputFiles({ name, mimeType: "application/octet-stream", buffer })
      await page.getByRole("button", { name: "看看会改什么" }).click()
    }
    await send(
      "有错的名册.xlsx",
      await rosterBytes({
        posts: [{ member: "无此人", unit: leader.unitCode, post: "secretary", fromOn: "2026-08-01" }],
      }),
    )
    await page.getByText("有 1 处要改").waitFor()
    await still(page)
    await lookAt(page, "import-faulty-wide")
    await axeClean(page)
    await page.getByRole("button", { name: "换一个文件" }).click()
    await send(
      "名册.xlsx",
      await rosterBytes({
        members: [
          { code: villager.code, name: villager.name, phone: "13900001111", rank: "clerk", status: "full" },
          { code: "X-1", name: "曾庆", rank: "none", status: "full" },
        ],
        memberships: [{ member: "X-1", unit: leader.unitCode, fromOn: "2026-08-01" }],
      }),
    )
    await page.getByText("可以导入").waitFor()
    await lookAt(page, "import-ready-wide")
    await axeClean(page)
    await page.setViewportSize({ width: 360, height: 780 })
    await fitsScreen(page)
    await lookAt(page, "import-ready-phone")
    await page.getByRole("button", { name: "导入", exact: true }).click()
    await page.getByRole("button", { name: "撤回这次导入" }).waitFor()
    await page.getByRole("button", { name: "撤回这次导入" }).click()
    await page.getByText("每一行都恢复了原样").first().waitFor()
    expectNoComplaints()
    await context.close()
  })
})

test("whoever has seen very many people gives the password once, and the list goes on", async () => {
  const usual = server.app.limits
  const reader = await server.as("department-officer", await rootCode())
  const password = "a password once more"
  await server.database.pool.query("update account set password_hash = $2 where account_id = $1", [
    reader.accountId,
    await hashing.hash(password),
  ])
  const { page, context, expectNoComplaints } = await openWindow(browser, phone, { except: /403/ })
  await app.signIn(context, reader)
  Object.assign(server.app, { limits: { ...usual, peopleUnasked: 10 } })
  try {
    await page.goto(`${app.address}/people`)
    const dialog = page.getByRole("dialog", { name: "请再确认一次是您本人" })
    await dialog.getByLabel("密码").waitFor()
    await lookAt(page, "people-password-once-more")
    await axeClean(page)
    await dialog.getByRole("button", { name: "取消" }).click()
    await page.getByRole("alert").waitFor()
    await lookAt(page, "people-without-password")
    await page.getByRole("button", { name: "再试一次" }).click()
    await dialog.getByLabel("密码").fill(password)
    await dialog.getByRole("button", { name: "确认" }).click()
    await page.getByRole("link", { name: /./ }).first().waitFor()
    await still(page)
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
    await lookAt(page, "people-after-password")
    expectNoComplaints()
  } finally {
    Object.assign(server.app, { limits: usual })
    await context.close()
  }
})
