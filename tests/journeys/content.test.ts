import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { enter, openSampleApp, type SampleApp, screens, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)

afterAll(() => sample?.close())

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })

/** Who is next in the rota of the branch. */
async function nextOne(): Promise<string> {
  const { rotas } = await sample.ask("branch-secretary", `/api/units/${places.branchId}/turns`)
  return rotas[0].takers[0].name
}

/** Opens a page of the branch. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto(`${sample.app.address}/units/${places.branchId}/${name}`)
  await settled(page)
}

/** Calls an activity off, so that the day is free for the next screen. */
async function callOff(activityId: string): Promise<void> {
  const { version } = await sample.ask("branch-secretary", `/api/events/${activityId}`)
  await sample.post("branch-secretary", `/api/events/${activityId}/cancel`, { reason: "改期" }, version)
}

test("the sample district calls a place what its kind says", async () => {
  const { wrong, stations } = await sample.find<{ wrong: number; stations: number }>(
    `select count(*) filter (where (name like '%远程教育站点') <> (kind = 'distance-station')
                                or (name like '%活动室') <> (kind = 'activity-room'))::int as wrong,
            count(*) filter (where kind = 'distance-station')::int as stations
       from venue where $1 <> ''`,
    ["all"],
  )
  expect(wrong).toBe(0)
  expect(stations).toBeGreaterThan(2)
})

describe.each(screens)("on $on", ({ on, screen }) => {
  test("a turn becomes a sitting on a topic of the time: three taps from the home", async () => {
    const next = await nextOne()
    const { page, context, hand, expectNoComplaints } = await enter(sample, "branch-secretary", screen)
    await hand.press(page.getByRole("link", { name: "安排这一次" }).first())
    await page.waitForURL("**/events/new**")
    await settled(page)
    await expect.poll(() => page.getByRole("combobox", { name: "主讲人" }).inputValue()).toBe(next)
    await hand.press(button(page, "学习贯彻中央全会精神"))
    await expect.poll(() => page.getByLabel("主题").inputValue()).toBe("学习贯彻中央全会精神")
    await hand.press(page.getByRole("button", { name: /^(记下|列入计划)$/ }))
    await page.waitForURL(/\/events\/\d+$/)
    await settled(page)
    expect(hand.taps).toBe(3)
    await page.getByText("政治理论").first().waitFor()
    await expect.poll(() => nextOne()).not.toBe(next)
    await callOff(page.url().split("/").at(-1) ?? "")
    expectNoComplaints()
    await context.close()
  })

  test("a rota that moves on while it is changed is shown beside the change, and loses neither", async () => {
    const { page, context } = await enter(sample, "branch-secretary", screen)
    await open(page, "turns")
    await button(page, "改名单").first().click()
    await page.getByLabel("名称", { exact: true }).fill(`轮流讲课（${on}）`)
    const turns = `/api/units/${places.branchId}/turns`
    const { rotas } = await sample.ask("branch-secretary", turns)
    const [{ rotaId, takers, version }] = rotas
    const passed = { takerId: takers[0].takerId, reason: "出差" }
    await sample.post("branch-secretary", `${turns}/${rotaId}/pass`, passed, version)
    await button(page, "保存").click()
    await page.getByText("您打开之后，别人改过它").waitFor()
    await button(page, "用我的").click()
    await page.getByText("已改好。").waitFor()
    const [now] = (await sample.ask("branch-secretary", turns)).rotas
    expect([now.title, now.takers.length]).toEqual([`轮流讲课（${on}）`, takers.length])
    expect(now.takers.at(-1).takerId).toBe(takers[0].takerId)
    await context.close()
  })

  test("a problem is raised, studied for and settled; the mix of the year is a picture with its table", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "branch-secretary", screen)
    await open(page, "concerns")
    await button(page, "提一个问题").click()
    const problem = `楼道堆物（${on}）`
    await page.getByLabel("什么问题").fill(problem)
    await button(page, "保存").click()
    const one = page.locator("section", { hasText: problem }).first()
    await one.getByText("还没有结果").waitFor()
    await one.getByRole("button", { name: "记办理情况" }).click()
    await page.getByRole("textbox", { name: "结果" }).fill("清了三个单元")
    await page.locator(".chip", { hasText: "学以致用" }).click()
    await page.getByLabel("已经办结").check()
    await button(page, "保存").click()
    await page.locator("section", { hasText: problem }).getByText("办结").first().waitFor()
    await open(page, "mix")
    await page.getByText("政治理论").filter({ visible: true }).first().waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("a place is entered, and its bookings are a page", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "branch-secretary", screen)
    await open(page, "venues")
    await button(page, "登记一个阵地").click()
    const name = `会议室（${on}）`
    await page.getByLabel("名称").fill(name)
    await page.getByLabel("座位数").fill("12")
    await button(page, "保存").click()
    await page.getByRole("link", { name }).click()
    await settled(page)
    await page.getByText("这个月还没有预约").waitFor()
    await button(page, "下个月").click()
    await page.waitForURL(/month=/)
    expectNoComplaints()
    await context.close()
  })
})
