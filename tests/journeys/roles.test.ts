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

const go = async (page: Page, path: string) => {
  await page.goto(`${sample.app.address}${path}`)
  await settled(page)
}
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.locator("main").getByRole("link", { name })

describe.each(screens)("on $on", ({ screen }) => {
  test("a member sees the hours, and by one tap the records, the clause and what closes the gap", async () => {
    const { page, context, hand, expectNoComplaints } = await enter(sample, "member", screen)
    const owed = await page.getByRole("heading", { name: /还差 .* 学时/, level: 2 }).innerText()
    const line = page.locator(".figure-line", { hasText: "还差" }).first()
    await hand.press(line.getByRole("link"))
    await page.waitForURL("**/standing/**")
    await settled(page)
    const left = /[\d.]+/.exec(owed)?.[0] ?? "none"
    await expect
      .poll(() => page.locator("main").innerText())
      .toMatch(new RegExp(`(还差|欠)\\s*${left}\\s*学时`))
    await page.getByRole("heading", { name: "怎样补上" }).waitFor()
    expect((await page.locator(".quote").innerText()).length).toBeGreaterThan(10)
    await page
      .getByRole("heading", { name: /算进来的/ })
      .first()
      .waitFor()
    expect(hand.taps).toBe(1)
    expectNoComplaints()
    await context.close()
  })

  test("an inspector opens a branch's year and a figure, and finds nothing to change", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "inspector", screen)
    await go(page, `/units/${places.officeBranchId}/year`)
    await page.locator(".year-grid a").first().click()
    await page.waitForURL("**/standing/**")
    await settled(page)
    const { id } = await sample.find<{ id: number }>(
      "select activity_id as id from activity where unit_id = $1 and state = 'held' limit 1",
      [places.officeBranchId],
    )
    await go(page, `/events/${id}`)
    for (const name of ["更正", "改考勤", "取消活动", "安排补课"]) {
      await expect.poll(() => button(page, name).count()).toBe(0)
    }
    await go(page, `/units/${places.officeBranchId}`)
    for (const name of ["修改", "移动", "合并", "撤销组织", "新增下级"]) {
      await expect.poll(() => button(page, name).count()).toBe(0)
    }
    await go(page, "/people")
    await expect.poll(() => button(page, "登记党员").count()).toBe(0)
    expectNoComplaints()
    await context.close()
  })

  test("a department officer comes from the district to one record in three clicks", async () => {
    const { page, context, hand, expectNoComplaints } = await enter(sample, "department-officer", screen)
    await button(page, "今年到现在")
      .or(page.locator(".chip", { hasText: "今年到现在" }))
      .first()
      .click()
    await settled(page)
    await hand.press(page.locator(".band-link[href*='group=study']").first())
    await page.waitForURL("**/branches?**")
    await settled(page)
    await hand.press(page.locator(".reasons a").first())
    await page.waitForURL("**/standing/**")
    await settled(page)
    await hand.press(page.locator("main a[href^='/events/'], main a[href^='/people/']").first())
    await page.waitForURL(/\/(events|people)\/\d+/)
    await settled(page)
    expect(hand.taps).toBe(3)
    expectNoComplaints()
    await context.close()
  })

  test("the audit administrator checks the chain and finds who signed in", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "audit-admin", screen)
    await link(page, /打开 操作记录/)
      .first()
      .click()
    await page.waitForURL("**/audit")
    await button(page, "现在核对").click()
    await page.getByText("都对得上").waitFor()
    await page.getByLabel("做了什么").selectOption({ label: "登录" })
    await button(page, "查找").click()
    await page.locator(".audit-line").first().waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("the system administrator shuts an account, and opens it again by one press", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "system-admin", screen)
    await go(page, "/accounts")
    await page.getByRole("searchbox").fill("jilu")
    await page.locator("main a[href^='/accounts/']", { hasText: sample.signInOf("recorder").name }).click()
    await page.waitForURL(/\/accounts\/\d+$/)
    await settled(page)
    await button(page, "停用").click()
    await page.getByText("账号已停用").waitFor()
    await button(page, "撤销").click()
    await button(page, "停用").waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("the security administrator finds the roles given and changes when a pause begins", async () => {
    const { page, context, expectNoComplaints } = await enter(sample, "security-admin", screen)
    await go(page, "/grants")
    await page.getByText("中心组秘书").first().waitFor()
    await go(page, "/settings")
    await button(page, "保存").first().click()
    const saved = page.getByText("已保存，当即生效。")
    const dialog = page.getByRole("dialog")
    await saved.or(dialog).first().waitFor()
    if (await dialog.isVisible()) {
      await dialog.getByLabel("密码").fill(sample.signInOf("security-admin").password)
      await dialog.locator("button.primary").click()
    }
    await saved.waitFor()
    expectNoComplaints()
    await context.close()
  })
})
