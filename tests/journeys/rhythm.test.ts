import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"

let sample: SampleApp

beforeAll(async () => {
  sample = await openSampleApp()
}, 240_000)
afterAll(() => sample.close())

async function open(role: Role, path: string, screen = wide) {
  const opened = await openWindow(sample.browser, screen)
  await sample.server.database.pool.query("update account set prefs = '{}'")
  await sample.enterAs(opened.context, role)
  await opened.page.goto(`${sample.app.address}${path}`)
  await settled(opened.page)
  return opened
}

describe("a year of a study group", () => {
  test("is laid out in one form: the rule, and every date a planned sitting", async () => {
    const { page, context, expectNoComplaints } = await open("central-group-secretary", "/events/lay-out")
    const before = await planned("central-group-study")
    await page.getByLabel("到哪天止").fill("2027-12-31")
    const button = page.getByRole("button", { name: /^排上\s\d+\s次$/ })
    await button.waitFor()
    const count = Number(/\d+/.exec((await button.textContent()) ?? "")?.[0])
    expect(count).toBeGreaterThanOrEqual(9)
    await page.getByPlaceholder("可以以后再写").last().fill("学习年度报告")
    await lookAt(page, "rhythm-lay-out-year")
    await button.click()
    await page.waitForURL(/span=quarter/)
    expect((await planned("central-group-study")) - before).toBe(count)
    expectNoComplaints()
    await context.close()
  })
})

describe("the weekly slot", () => {
  test("is left out for a week with a reason, in three taps, and taken back in one", async () => {
    const { page, context, expectNoComplaints } = await open(
      "branch-secretary",
      "/events/calendar?month=2026-12",
    )
    await page
      .getByRole("button", { name: /^注明不学/ })
      .first()
      .click()
    await page.getByLabel("原因").selectOption("holiday")
    await page.getByRole("button", { name: "记下" }).click()
    await page.getByText("已注明。").waitFor()
    await lookAt(page, "rhythm-skipped-wide")
    await page.getByRole("button", { name: /^撤回/ }).first().click()
    await page.getByText("已撤回。").waitFor()
    expectNoComplaints()
    await context.close()
  })
  test("gets its part of the day", async () => {
    const { page, context, expectNoComplaints } = await open("branch-secretary", "/events/calendar")
    await page.getByRole("button", { name: /改时段|定下来/ }).click()
    await page.getByLabel(/什么时候/).selectOption("morning")
    await lookAt(page, "rhythm-slot-dialog")
    await page.getByRole("button", { name: "保存" }).click()
    await page.getByText("时段已改。").waitFor()
    await page
      .getByText(/上午\s09:00/)
      .first()
      .waitFor()
    expectNoComplaints()
    await context.close()
  })
})

describe("taps", () => {
  test("from the home to the next planned sitting there is one", async () => {
    const { page, context } = await open("branch-secretary", "/", phone)
    await page.locator(".event-rows a").last().click()
    await page.waitForURL(/\/events\/\d+$/)
    await page.locator(".page-head .event-state.planned").waitFor()
    await context.close()
  })
  test("from the home to the plan of what is due next there is one, with the day filled in", async () => {
    const { page, context } = await open("branch-secretary", "/", phone)
    await page.locator(".next-duties").getByRole("link", { name: /^排上/ }).first().click()
    await page.waitForURL(/\/events\/new\?unit=\d+&kind=[a-z-]+&on=202[67]-\d\d-\d\d/)
    await context.close()
  })
})

describe("a feed", () => {
  test("of one's own is none for an officer in no roster: the page says why and offers that of the unit", async () => {
    const { page, context, expectNoComplaints } = await open("committee-officer", "/me/feeds")
    await page.getByText(/没有对应名册里的党员.*可以订阅任职组织的活动/).waitFor()
    await page.getByRole("button", { name: "生成地址" }).waitFor()
    expectNoComplaints()
    await context.close()
  })
  test("is made, read without a session, and ended", async () => {
    const { page, context, expectNoComplaints } = await open("branch-secretary", "/me/feeds")
    await page.getByRole("button", { name: "生成地址" }).click()
    const address = (await page.locator(".feed-address").textContent()) ?? ""
    await lookAt(page, "rhythm-feed-made")
    const answer = await fetch(address)
    expect([answer.status, (await answer.text()).slice(0, 15)]).toEqual([200, "BEGIN:VCALENDAR"])
    // What others follow is not ended by one touch.
    await page.getByRole("button", { name: /^停用/ }).click()
    await page
      .getByRole("dialog")
      .getByText(/不再更新/)
      .waitFor()
    expect((await fetch(address)).status).toBe(200)
    await page.getByRole("dialog").getByRole("button", { name: "停用" }).click()
    await page.getByText("已停用，地址打不开了。").waitFor()
    expect((await fetch(address)).status).toBe(404)
    expectNoComplaints()
    await context.close()
  })
})

async function planned(kind: string): Promise<number> {
  const { n } = await sample.find<{ n: number }>(
    "select count(*)::int as n from activity where kind = $1 and state = 'planned'",
    [kind],
  )
  return n
}
