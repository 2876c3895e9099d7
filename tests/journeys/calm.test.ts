import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, screens, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
  const { pool } = sample.server.database
  await pool.query("update member set circumstances = '{frail}' where member_id = $1", [places.memberId])
  // Nobody is short before the year is over: what was earned goes, so that there is something to be calm about.
  await pool.query("delete from attendance where member_id = $1", [places.memberId])
  await pool.query("delete from training where member_id = $1", [places.memberId])
}, 240_000)

afterAll(() => sample?.close())

const go = async (page: Page, path: string) => {
  await page.goto(`${sample.app.address}${path}`)
  await settled(page)
}

const warning = ".state.short, .state.at-risk"

describe.each(screens)("on $on", ({ on, screen }) => {
  test("a frail member is pressed for no hours, and reads which document says so", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "member", screen)
    context.setDefaultTimeout(15_000)
    await page.getByRole("heading", { name: "学时不作硬性要求，量力而行" }).waitFor()
    expect(await page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-member-${on}`)
    await axeClean(page)
    await fitsScreen(page)
    await page.getByRole("link", { name: "中国共产党党员教育管理工作条例" }).first().click()
    await page.waitForURL(/\/policy\/members-2019#M19-MEMBER$/)
    await settled(page)
    await go(page, `/people/${places.memberId}`)
    await page.locator(".state.open", { hasText: "不作硬性要求" }).first().waitFor()
    await lookAt(page, `calm-person-${on}`)
    await go(page, `/standing/TR-MEMBER/member/${places.memberId}/2026`)
    await page.getByText("对年老体弱的党员，学时不作硬性要求，不催").waitFor()
    expect(await page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-figure-${on}`)
    await axeClean(page)
    expectNoComplaints()
    await context.close()
  })

  test("a plan, which has no form yet, stands apart on the home, the unit, the year and its own page", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "branch-secretary", screen)
    const apart = page.locator("details.unfolds", { hasText: "眼下还不能在这里登记" })
    for (const path of ["/", `/units/${places.branchId}/year`]) {
      await go(page, path)
      await apart.locator("summary").click()
      await apart.getByRole("link", { name: "年度学习计划备案", exact: true }).waitFor()
      expect(await apart.locator(warning).count()).toBe(0)
    }
    await go(page, "/")
    await apart.locator("summary").click()
    await apart.getByRole("link", { name: "年度学习计划备案 · 2027年" }).waitFor()
    await lookAt(page, `calm-home-${on}`)
    await axeClean(page)
    await apart.getByRole("link", { name: "年度学习计划备案 · 2027年" }).click()
    await page.waitForURL("**/standing/PL-FILED/**")
    await settled(page)
    await page.getByText("这项要求眼下还不能在这里登记，只供查看。").waitFor()
    expect(await page.locator("main").innerText()).not.toMatch(/0% \/ 100%/)
    expect(await page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-plan-${on}`)
    expectNoComplaints()
    await context.close()
  })

  test("a board says how many have next year's plan, and opens which", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "department-officer", screen)
    const apart = page.locator("details.unfolds", { hasText: "眼下还不能在这里登记" }).last()
    await apart.locator("summary").click()
    await lookAt(page, `calm-board-${on}`)
    await fitsScreen(page)
    await apart.getByRole("link", { name: "年度学习计划备案 · 2027年" }).click()
    await page.waitForURL("**/branches?**obligation=PL-FILED**year=2027**")
    await settled(page)
    await page.locator(".reasons a").first().waitFor()
    expect(await page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-branches-${on}`)
    await axeClean(page)
    await page.locator(".reasons a").first().click()
    await page.waitForURL("**/standing/PL-FILED/**/2027")
    await settled(page)
    expectNoComplaints()
    await context.close()
  })
})
