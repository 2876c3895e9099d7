import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { lookAt } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, screens, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)

afterAll(() => sample?.close())

const go = async (page: Page, path: string) => {
  await page.goto(`${sample.app.address}${path}`)
  await settled(page)
}

/** Next year's plan of the secretary's branch is still to be written; this year's is there. */
async function withoutNextPlan(): Promise<void> {
  const { pool } = sample.server.database
  await pool.query("delete from plan_line where unit_id = $1 and year = 2027", [places.branchId])
  await pool.query("delete from study_plan where unit_id = $1 and year = 2027", [places.branchId])
  await pool.query(
    `insert into study_plan (unit_id, year, submitted_on, filed_on) values ($1, 2026, '2025-12-01', '2025-12-05')
     on conflict (unit_id, year) do update set submitted_on = excluded.submitted_on, filed_on = excluded.filed_on,
       returned_on = null`,
    [places.branchId],
  )
}

/** No unit was reminded of anything: nobody is held back. */
async function askedAfterByNobody(): Promise<void> {
  const owner = await sample.server.database.ownerClient()
  await owner.query("delete from reminder")
  await owner.end()
}

describe.each(screens)("a plan on $on", ({ on, screen }) => {
  test("goes up from last year's in six presses at most, is filed, amended, and its line becomes a sitting", async () => {
    await withoutNextPlan()
    const branch = await enter(sample, "branch-secretary", screen)
    const { page, hand } = branch
    await lookAt(page, `plan-home-${on}`)
    await page.getByRole("heading", { name: /件事要办/ }).waitFor()
    const more = page.locator("summary", { hasText: /^还有\s\d+\s件$/ })
    if (await more.isVisible()) await hand.press(more)
    await hand.press(page.getByRole("link", { name: /做计划.*2027/ }))
    await settled(page)
    await lookAt(page, `plan-to-begin-${on}`)
    await hand.press(page.getByRole("button", { name: /照去年的做/ }))
    await page.locator(".plan-way .state", { hasText: "草稿" }).waitFor()
    await lookAt(page, `plan-draft-${on}`)
    await hand.press(page.getByRole("button", { name: "报送", exact: true }))
    await page.getByText("已报送，等待备案").waitFor()
    expect(hand.taps).toBeLessThanOrEqual(6)
    await lookAt(page, `plan-submitted-${on}`)
    // Whoever kept the address of the form hears that it is sent, and types nothing in vain.
    await go(page, `/units/${places.branchId}/plan/edit?year=2027`)
    await page.getByText("计划已经报送，现在不能改").waitFor()
    await page.getByRole("button", { name: "撤回", exact: true }).waitFor()
    await expect.poll(() => page.getByRole("textbox").count()).toBe(0)
    await lookAt(page, `plan-sent-edit-${on}`)
    await page.getByRole("link", { name: "看计划", exact: true }).click()
    await page.getByText("已报送，等待备案").waitFor()

    const office = await enter(sample, "committee-officer", screen)
    await go(office.page, "/")
    await lookAt(office.page, `plans-wait-home-${on}`)
    await office.hand.press(office.page.getByRole("link", { name: /^备案: 2027\s年.*等您备案/ }))
    await settled(office.page)
    await lookAt(office.page, `plans-submitted-${on}`)
    await office.hand.press(office.page.getByRole("button", { name: /^备案 \d+ 份$/ }))
    await office.hand.press(office.page.getByRole("button", { name: /^备案这\s\d+\s份$/ }))
    await office.page.locator(".toast", { hasText: /备案\s\d+\s份。/ }).waitFor()
    office.expectNoComplaints()
    await office.context.close()

    await go(page, `/units/${places.branchId}/plan?year=2027`)
    await page.locator(".plan-way .state", { hasText: "已备案" }).waitFor()
    await lookAt(page, `plan-filed-${on}`)
    await hand.press(page.getByRole("link", { name: "调整", exact: true }))
    await settled(page)
    await page.getByLabel("主题").first().fill("按新的部署学")
    await page.getByLabel("为什么调整").fill("上级有新的部署")
    await lookAt(page, `plan-amend-${on}`)
    await page.getByRole("button", { name: "保存调整" }).click()
    await page.getByText("上级还没有看最近的调整").waitFor()
    const paper = await page.locator(".plan-paper").textContent()
    expect(paper).toMatch(/本表是第\s2\s版，.+调整调整原因：上级有新的部署.+还没有知悉这次调整/)
    await page.getByRole("link", { name: "看 2 个版本" }).click()
    await settled(page)
    await page.getByText("按新的部署学").first().waitFor()
    // Both whole, each with its version: also where they stand below each other.
    const differing = page.locator("main section", { hasText: "每月安排" }).last()
    for (const words of ["第 1 版", "第 2 版", /按新的部署学/])
      await differing.getByText(words).first().waitFor()
    await expect.poll(() => differing.locator(".shortened").count()).toBe(0)
    await lookAt(page, `plan-versions-${on}`)

    await go(page, `/units/${places.branchId}/plan?year=2027`)
    await page.getByRole("link", { name: /按新的部署学$/ }).click()
    await settled(page)
    await expect.poll(() => page.getByLabel("主题").first().inputValue()).toBe("按新的部署学")
    await lookAt(page, `plan-line-sitting-${on}`)

    await go(page, `/units/${places.branchId}/plan/edit?year=2026`)
    const topics = page.getByLabel("主题")
    const lines = await topics.count()
    await page.getByRole("button", { name: "带入上级的条目" }).click()
    const above = page.getByRole("dialog")
    await above.locator("input[type=checkbox]:enabled").first().check()
    await lookAt(page, `plan-from-above-${on}`)
    await above.getByRole("button", { name: "带入选中的" }).click()
    await expect.poll(() => topics.count()).toBe(lines + 1)
    expect(page.url()).toContain("year=2026")
    branch.expectNoComplaints()
    await branch.context.close()
  })

  test("is asked for by the office, with the sentence seen before, and comes back with a word", async () => {
    await askedAfterByNobody()
    const { page, context, hand, expectNoComplaints } = await enter(sample, "department-officer", screen)
    await go(page, "/plans?year=2027&state=none")
    await lookAt(page, `plans-none-${on}`)
    await hand.press(page.getByRole("button", { name: "提醒还没有报送的" }))
    await page.getByText(/的“年度学习计划备案”（2027年）还没有完成，最后一天是/).waitFor()
    await lookAt(page, `plans-remind-${on}`)
    await hand.press(page.getByRole("button", { name: /^提醒\s\d+\s个组织$/ }))
    await page.locator(".toast", { hasText: /提醒了\s\d+\s个组织/ }).waitFor()
    expectNoComplaints()
    await context.close()
  })
})
