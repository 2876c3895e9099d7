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
    await page.getByRole("heading", { name: "学时不作硬性要求，量力而行" }).waitFor()
    await expect.poll(() => page.locator("main").locator(warning).count()).toBe(0)
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
    await expect.poll(() => page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-figure-${on}`)
    await axeClean(page)
    expectNoComplaints()
    await context.close()
  })

  test("notebooks, which have no form yet, stand apart on the home, the year and their own page", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "branch-secretary", screen)
    const apart = page.locator("details.unfolds", { hasText: "眼下还不能在这里登记" })
    const notebooks = apart.getByRole("link", { name: "统一发放学习笔记本", exact: true })
    for (const path of ["/", `/units/${places.branchId}/year`]) {
      await go(page, path)
      await apart.locator("summary").click()
      await notebooks.waitFor()
      await expect.poll(() => apart.locator(warning).count()).toBe(0)
      // A plan has its form: it is owed with the rest.
      await expect.poll(() => apart.getByRole("link", { name: "年度学习计划备案" }).count()).toBe(0)
    }
    await go(page, "/")
    await apart.locator("summary").click()
    await notebooks.waitFor()
    await lookAt(page, `calm-home-${on}`)
    await axeClean(page)
    await notebooks.click()
    await page.waitForURL("**/standing/SS-NOTEBOOK/**")
    await settled(page)
    await page.getByText("这项要求眼下还不能在这里登记，只供查看。").waitFor()
    await expect.poll(() => page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-notebooks-${on}`)
    expectNoComplaints()
    await context.close()
  })

  test("a board says how many units have handed out notebooks, and opens which", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "department-officer", screen)
    const apart = page.locator("details.unfolds", { hasText: "眼下还不能在这里登记" }).last()
    await apart.locator("summary").click()
    await lookAt(page, `calm-board-${on}`)
    await fitsScreen(page)
    await apart.getByRole("link", { name: "统一发放学习笔记本" }).click()
    await page.waitForURL("**/branches?**obligation=SS-NOTEBOOK**")
    await settled(page)
    await page.locator(".reasons a").first().waitFor()
    await expect.poll(() => page.locator("main").locator(warning).count()).toBe(0)
    await lookAt(page, `calm-branches-${on}`)
    await axeClean(page)
    await page.locator(".reasons a").first().click()
    await page.waitForURL("**/standing/SS-NOTEBOOK/**")
    await settled(page)
    expectNoComplaints()
    await context.close()
  })
})
