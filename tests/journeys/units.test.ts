import { readFile } from "node:fs/promises"
import { readXlsx } from "hucre/xlsx"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { changeUnit } from "../support/change-unit.ts"
import { bringInSampleData } from "../support/sample-data.ts"
import { openTestServer, type Person, type TestServer } from "../support/server.ts"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

const today = "2026-11-25"
let server: TestServer
let app: OpenApp
let browser: Browser
let people: Record<"department" | "officer" | "secretary" | "member", Person>
/** A committee, one of its branches, and another of the same committee. */
let committee: Unit
let branch: Unit
let other: Unit

interface Unit {
  readonly unitId: number
  readonly code: string
  readonly name: string
}

async function unitsLike(condition: string): Promise<Unit[]> {
  const { rows } = await server.database.pool.query(
    `select unit_id as "unitId", code, name from unit u where ${condition} order by code`,
  )
  return rows
}

function one<T>(found: readonly T[]): T {
  if (found[0] === undefined) throw new Error("the district does not have it")
  return found[0]
}

beforeAll(async () => {
  server = await openTestServer({ today })
  await bringInSampleData(server.database, { branches: 60, members: 1500, until: today })
  committee = one(await unitsLike("kind in ('party-committee', 'working-committee') and category = 'town'"))
  const branches = await unitsLike(
    `kind = 'branch' and parent_id = ${committee.unitId} and dissolved_on is null
       and exists (select from unit g where g.parent_id = u.unit_id)`,
  )
  branch = one(branches)
  other = one(
    await unitsLike(`kind = 'branch' and parent_id = ${committee.unitId} and unit_id <> ${branch.unitId}`),
  )
  const root = one(await unitsLike("parent_id is null"))
  const { rows } = await server.database.pool.query(
    "select m.code from member m join membership b using (member_id) where b.unit_id = $1 and b.until_on is null limit 1",
    [branch.unitId],
  )
  people = {
    department: await server.as("department-officer", root.code),
    officer: await server.as("committee-officer", committee.code),
    secretary: await server.as("branch-secretary", branch.code),
    member: await server.asMember(one(rows).code),
  }
  await leaveHistory()
  app = await openApp(server)
  browser = await openBrowser()
}, 180_000)

/** What became of the branch before. */
async function leaveHistory(): Promise<void> {
  const path = `/units/${branch.unitId}`
  const { body } = await people.officer.get(path)
  await people.officer.patch(path, { hasCommittee: true, field: "village" }, { version: body.version })
  const { unitId } = (
    await people.officer.post("/units", { parentId: branch.unitId, name: "临时党小组", kind: "group" })
  ).body
  const { items } = (await people.officer.get(`${path}/children`)).body
  await changeUnit(server, people.officer, [unitId, "merge"], {
    into: items.at(-1).unitId,
    day: today,
    postsGoOn: false,
  })
  const moving = [branch.unitId, "move"] as const
  await changeUnit(server, people.department, moving, {
    parentId: (await people.officer.get("/units?kind=general-branch")).body.items[0].unitId,
    day: today,
  })
  await changeUnit(server, people.department, moving, { parentId: committee.unitId, day: today })
}

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server.close()
})

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.waitForSelector("h1")
  await expect.poll(() => page.locator(".skeleton").count()).toBe(0)
}

async function open(who: keyof typeof people, path: string, screen = wide) {
  const opened = await openWindow(browser, screen)
  await app.signIn(opened.context, people[who])
  await server.database.pool.query("update account set prefs = '{}'")
  await opened.page.goto(`${app.address}${path}`)
  await settled(opened.page)
  return opened
}

describe("an officer", () => {
  test("reads what became of a branch, also on a phone", async () => {
    const path = `/units/${branch.unitId}?tab=history`
    for (const screen of [wide, phone]) {
      const { page, context, expectNoComplaints } = await open("officer", path, screen)
      await page.locator(".unit-changes > li").nth(1).waitFor()
      await lookAt(page, `unit-history-${screen === phone ? "phone" : "wide"}`)
      await axeClean(page)
      await fitsScreen(page)
      expectNoComplaints()
      await context.close()
    }
  })

  test("finds a branch by its initials and opens the tree to it", async () => {
    const { page, context, expectNoComplaints } = await open("department", "/units")
    const { rows } = await server.database.pool.query(
      "select split_part(search_key, ' ', 2) as initials from unit where unit_id = $1",
      [branch.unitId],
    )
    await page.getByRole("searchbox", { name: "查找组织" }).fill(one(rows).initials)
    await page.getByRole("link", { name: branch.name, exact: true }).first().click()
    await page.getByRole("heading", { level: 1, name: branch.name }).waitFor()
    await page.getByRole("searchbox", { name: "查找组织" }).fill("")
    await expect.poll(() => page.locator(".unit-line.here").innerText()).toContain(branch.name)
    await lookAt(page, "units-found-wide")
    expectNoComplaints()
    await context.close()
  })

  test("takes the units along as a sheet, all of them or one with those below it", async () => {
    const { page, context, expectNoComplaints } = await open("department", "/units")
    const take = async () => {
      const saved = page.waitForEvent("download")
      await page.getByRole("button", { name: "下载表格" }).click()
      const download = await saved
      const { sheets } = await readXlsx(new Uint8Array(await readFile(await download.path())))
      const codes = sheets[0]?.rows.slice(1).map(([code]) => code)
      return { name: download.suggestedFilename(), codes }
    }
    const of = async (condition: string) =>
      (await unitsLike(`(dissolved_on is null or dissolved_on > '${today}') and ${condition}`)).map(
        ({ code }) => code,
      )
    const all = await take()
    expect(all).toEqual({ name: `组织 ${today}.xlsx`, codes: await of("true") })
    await page.goto(`${app.address}/units/${committee.unitId}`)
    await settled(page)
    const below = await take()
    expect(below.name).toBe(`组织 ${committee.name} ${today}.xlsx`)
    const within = `path <@ (select path from unit where unit_id = ${committee.unitId})`
    expect(below.codes).toEqual(await of(within))
    expectNoComplaints()
    await context.close()
  })

  test("adds a group, moves it to another branch, and takes the move back", async () => {
    const { page, context, expectNoComplaints } = await open("officer", `/units/${branch.unitId}`)
    await page.getByRole("button", { name: "新增下级" }).click()
    await page.getByLabel("名称").fill("河东新村党小组")
    await lookAt(page, "unit-add-wide")
    await axeClean(page)
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByRole("heading", { level: 1, name: "河东新村党小组" }).waitFor()
    await page.getByRole("button", { name: "移动" }).click()
    await page.getByRole("combobox", { name: "新的上级" }).fill(other.code)
    await page.getByRole("option", { name: other.name }).click()
    await lookAt(page, "unit-move-wide")
    await axeClean(page)
    await page.getByRole("dialog").getByRole("button", { name: "移动" }).click()
    await page.getByText(`已移到“${other.name}”之下。`).waitFor()
    await page.locator(".crumbs").getByText(other.name).waitFor()
    await page.getByRole("tab", { name: "历史" }).click()
    await page.getByRole("heading", { name: "各项从哪天起" }).waitFor()
    await lookAt(page, "unit-dated-wide")
    await axeClean(page)
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.locator(".crumbs").getByText(branch.name).waitFor()
    await page.getByRole("tab", { name: "历史" }).click()
    await page.getByText(`从“${other.name}”移到“${branch.name}”之下。`).waitFor()
    // Taken back, it has always stood here.
    await page.getByRole("heading", { name: "各项从哪天起" }).waitFor({ state: "detached" })
    expectNoComplaints()
    await context.close()
  })

  test("is told who is still in a branch that is to end, and may merge it instead", async () => {
    const { page, context } = await open("officer", `/units/${branch.unitId}`, phone)
    await page.getByRole("button", { name: "撤销组织" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "撤销组织" }).click()
    await page.getByText("还在这里的有：").waitFor()
    await lookAt(page, "unit-end-refused-phone")
    await axeClean(page)
    await page.getByRole("dialog").getByRole("button", { name: "取消" }).click()
    await page.getByRole("button", { name: "合并" }).click()
    await page.getByRole("combobox", { name: "并入" }).fill(other.code)
    await page.getByRole("option", { name: other.name }).click()
    await lookAt(page, "unit-merge-phone")
    await axeClean(page)
    await fitsScreen(page)
    await context.close()
  })
})

describe("a secretary", () => {
  test("changes the study day, and sees both versions when somebody else was faster", async () => {
    const { page, context } = await open("secretary", `/units/${branch.unitId}`)
    await page.getByRole("button", { name: "修改" }).click()
    await expect.poll(() => page.getByRole("dialog").getByLabel("领域").count()).toBe(0)
    const { body } = await people.officer.get(`/units/${branch.unitId}`)
    const [theirs, mine = ""] = ["tuesday", "thursday", "friday"].filter((day) => day !== body.studyDay)
    await people.officer.patch(`/units/${branch.unitId}`, { studyDay: theirs }, { version: body.version })
    await page
      .getByRole("dialog")
      .getByLabel(/固定学习日/)
      .selectOption(mine)
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click()
    await page.getByText("您打开之后，别人改过它").waitFor()
    await lookAt(page, "unit-stale-wide")
    await axeClean(page)
    await page.getByRole("button", { name: "用我的" }).click()
    await page.getByText("已保存。").waitFor()
    expect((await people.officer.get(`/units/${branch.unitId}`)).body.studyDay).toBe(mine)
    await context.close()
  })
})
