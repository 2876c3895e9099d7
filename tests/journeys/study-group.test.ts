import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, screens, settled, today } from "./support/sample-app.ts"

let sample: SampleApp
let groupId: number

beforeAll(async () => {
  sample = await openSampleApp()
  groupId = (
    await sample.find<{ id: number }>(
      "select g.unit_id as id from grant_of_role g join account a using (account_id) where a.login = $1",
      [sample.signInOf("central-group-secretary").login],
    )
  ).id
}, 240_000)
afterAll(() => sample?.close())

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })

/** Next year's plan of the group is still to be written; this year's is filed, with its sessions as lines. */
async function withoutNextPlan(): Promise<void> {
  const { pool } = sample.server.database
  await pool.query("delete from plan_line where unit_id = $1 and year = 2027", [groupId])
  await pool.query("delete from study_plan where unit_id = $1 and year = 2027", [groupId])
  await pool.query("delete from activity where unit_id = $1 and state = 'planned'", [groupId])
  await pool.query("delete from own_study_day where unit_id = $1", [groupId])
  await pool.query("update activity set state = 'cancelled' where unit_id = $1 and starts_at::date = $2", [
    groupId,
    today,
  ])
}

/** What the group held in the year, in days, as its page has it. */
async function daysHeld(): Promise<number> {
  const { sittings } = await sample.ask(
    "central-group-secretary",
    `/api/units/${groupId}/study-days?year=${today.slice(0, 4)}`,
  )
  return sittings
    .filter(({ state }: { state: string }) => state === "held")
    .reduce((sum: number, { days }: { days: number }) => sum + days, 0)
}

describe.each(screens)("the year of a study group on $on", ({ on, screen }) => {
  test("goes from its plan over dates in one form and a day that was held to the days of its members", async () => {
    await withoutNextPlan()
    const secretary = await enter(sample, "central-group-secretary", screen)
    const { page, hand } = secretary
    const go = async (path: string) => {
      await page.goto(`${sample.app.address}${path}`)
      await settled(page)
    }
    const seen = async (name: string) => {
      await lookAt(page, `group-${name}-${on.replaceAll(" ", "-")}`)
      await axeClean(page)
      await fitsScreen(page)
    }

    await seen("home")
    await go(`/units/${groupId}/plan?year=2027`)
    await seen("plan-to-begin")
    await page.getByRole("button", { name: /^照去年的做/ }).click()
    await page.locator(".plan-way .state", { hasText: "草稿" }).waitFor()
    await seen("plan-draft")
    await button(page, "报送").click()
    await page.getByText("已报送，等待备案").waitFor()

    await go(`/units/${groupId}/study-days`)
    const before = await daysHeld()
    await seen("year")
    await page.getByRole("link", { name: "排全年的学习" }).click()
    await settled(page)
    await page.getByLabel("到哪天止").fill("2027-12-31")
    const lay = page.getByRole("button", { name: /^排上\s\d+\s次$/ })
    await lay.waitFor()
    const times = Number((await lay.innerText()).replace(/\D/g, ""))
    const each = Number(await page.getByLabel("每次学时").inputValue())
    await page.getByText(`合起来 ${(times * each) / 8} 天`).waitFor()
    await seen("lay-out")
    await lay.click()
    await page.waitForURL(/span=quarter/)

    await go(`/units/${groupId}/study-days`)
    await page.getByRole("link", { name: "记一次学习" }).click()
    await settled(page)
    const taps = hand.taps
    await hand.type(page.getByLabel("主题"), "学习全会精神")
    await seen("record")
    await hand.press(button(page, "记下"))
    await page.waitForURL(/\/events\/\d+$/)
    await settled(page)
    expect(hand.taps - taps).toBe(2)
    await seen("held")

    await go(`/units/${groupId}/study-days`)
    await page.getByText("学习全会精神").first().waitFor()
    await expect.poll(() => daysHeld()).toBeGreaterThan(before)
    await button(page, "记自学日").click()
    await page.getByLabel("姓名").selectOption({ index: 1 })
    await page.getByLabel("学了什么").fill("《选集》第一卷")
    await button(page, "保存").click()
    await page.getByText("已记下。").waitFor()
    await page.getByText("《选集》第一卷").first().waitFor()
    await seen("year-held")
    secretary.expectNoComplaints()
    await secretary.context.close()
  })
})
