import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Hand } from "./support/hand.ts"
import { enter, openSampleApp, type SampleApp, screens, settled, today } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)

afterAll(() => sample?.close())

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })

/** Records the one item that was typed, sees that it is kept, and takes it back. */
async function keepAndTakeBack(page: Page, hand: Hand): Promise<void> {
  await hand.press(button(page, "记下"))
  await page.waitForURL(/\/events\/\d+$/)
  await page.getByText("记下了 1 项").waitFor()
  await button(page, "撤销").click()
  await page.getByText("已撤回。").waitFor()
}

/** From the home to the form for a sitting of just these kinds. */
async function beginSitting(page: Page, hand: Hand, kinds: readonly string[]): Promise<void> {
  await hand.press(page.getByRole("link", { name: "记一次活动" }).first())
  await page.waitForURL("**/events/new**")
  await settled(page)
  const offered = page.locator("fieldset", { hasText: "这次有哪几项" })
  await offered.waitFor()
  for (const chip of await offered.locator(".chip").all()) {
    const wanted = kinds.includes((await chip.innerText()).trim())
    if ((await chip.locator("input").isChecked()) !== wanted) await hand.press(chip)
  }
  for (const kind of kinds) {
    if ((await page.locator(".chip", { hasText: kind }).count()) > 0) continue
    await hand.choose(page.getByLabel("其他类型"), kind)
  }
}

/** How the committee's board and the branch's own home say that committee meetings stand. */
async function standing() {
  const board = await sample.ask("committee-officer", `/api/board/${places.committeeId}?view=now`)
  const home = await sample.ask("branch-secretary", `/api/home/branch/${places.branchId}`)
  return {
    meetings: board.kpis.find(({ key }: { key: string }) => key === "committee-meeting").done,
    owes: home.owed.some(({ kind }: { kind: string }) => kind === "committee-meeting"),
  }
}

/** The branch has not met this month, nor done anything today, whatever the sample district says. */
async function notYetMet(): Promise<void> {
  const { items } = await sample.ask(
    "branch-secretary",
    `/api/events?unit=${places.branchId}&from=2026-11-01`,
  )
  for (const { activityId, kind, state, start } of items) {
    if (state === "cancelled" || (kind !== "committee-meeting" && !start.startsWith(today))) continue
    const { version } = await sample.ask("branch-secretary", `/api/events/${activityId}`)
    await sample.post("branch-secretary", `/api/events/${activityId}/cancel`, { reason: "改期" }, version)
  }
}

describe.each(screens)("on $on", ({ screen }) => {
  test("a secretary records a committee meeting and a lecture of one afternoon in twelve taps, and home and board show it at once", async () => {
    await notYetMet()
    const before = await standing()
    expect(before.owes).toBe(true)
    const { page, context, hand, expectNoComplaints } = await enter(sample, "branch-secretary", screen)
    await beginSitting(page, hand, ["支委会", "党课"])
    await hand.type(page.getByLabel("主题").nth(0), "研究冬季走访")
    await hand.type(page.getByLabel("主题").nth(1), "重温入党誓词")
    const name = page.locator(".roster-name").nth(1)
    await hand.press(name, name, page.locator(".chip", { hasText: "病假" }).first())
    await hand.press(button(page, "记下"))
    await page.waitForURL(/\/events\/\d+$/)
    await page.getByText("记下了 2 项").waitFor()
    expect(hand.taps).toBeLessThanOrEqual(12)
    await page.goto(`${sample.app.address}/`)
    await settled(page)
    await page
      .getByRole("link", { name: /研究冬季走访/ })
      .first()
      .waitFor()
    await page
      .getByRole("link", { name: /重温入党誓词/ })
      .first()
      .waitFor()
    await expect.poll(() => standing()).toEqual({ meetings: before.meetings + 1, owes: false })
    expectNoComplaints()
    await context.close()
  })

  test("a recorder corrects what was written, calls it off, and takes that back", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "recorder", screen)
    await page.goto(`${sample.app.address}/events/${places.held}`)
    await settled(page)
    await button(page, "更正").click()
    const again = `学习先进事迹（更正 ${screen.viewport?.width}）`
    await page.getByLabel("主题").fill(again)
    await page.locator(".chip", { hasText: "原来填错了" }).click()
    await button(page, "保存更正").click()
    await page.getByRole("heading", { level: 1, name: again }).waitFor()
    const { reason } = await sample.find<{ reason: string | null }>(
      "select reason from record_change where activity_id = $1 order by record_change_id desc limit 1",
      [places.held],
    )
    expect(reason).toBe("原来填错了")
    await button(page, "取消活动").click()
    await page.getByLabel("原因").fill("停电")
    await page.getByRole("dialog").getByRole("button", { name: "取消活动" }).click()
    await page.getByText("取消原因").waitFor()
    await button(page, "撤销").click()
    await page.getByText("已恢复。").waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("a group leader holds the group's meeting and ticks who was away, in ten taps", async () => {
    // The room of that afternoon is free.
    await notYetMet()
    const { page, context, hand, expectNoComplaints } = await enter(sample, "group-leader", screen)
    await beginSitting(page, hand, ["党小组会"])
    await hand.type(page.getByLabel("主题"), "学习通知")
    const name = page.locator(".roster-name").nth(1)
    await hand.press(name, name, page.locator(".chip", { hasText: "事假" }).first())
    await keepAndTakeBack(page, hand)
    expect(hand.taps).toBeLessThanOrEqual(10)
    expectNoComplaints()
    await context.close()
  })

  test("the secretary of a central group records its study", async () => {
    const { page, context, hand, expectNoComplaints } = await enter(sample, "central-group-secretary", screen)
    await beginSitting(page, hand, ["中心组学习"])
    await hand.type(page.getByLabel("主题"), "专题研讨")
    await keepAndTakeBack(page, hand)
    expectNoComplaints()
    await context.close()
  })

  test("a committee officer sees which branches owe what, opens one, and moves a member and back", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "committee-officer", screen)
    await page.locator(".kpis a").first().click()
    await page.waitForURL("**/branches?**")
    await settled(page)
    await page.locator("main a[href*='/year']").first().click()
    await page.waitForURL("**/year")
    await settled(page)
    const other = await sample.find<{ name: string }>(
      "select name from unit where kind = 'branch' and parent_id = $1 and unit_id <> $2 and dissolved_on is null",
      [places.committeeId, places.branchId],
    )
    await page.goto(`${sample.app.address}/people/${places.memberId}`)
    await settled(page)
    await button(page, "转接").click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "转到" }).fill(other.name)
    await page.getByRole("option", { name: other.name }).first().click()
    await dialog.getByRole("button", { name: "转接" }).click()
    await page.getByText(/已办理 .* 的转接/).waitFor()
    await button(page, "撤销").click()
    await page.getByText("已撤销转接").waitFor()
    expectNoComplaints()
    await context.close()
  })
})
