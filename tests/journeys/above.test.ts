import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { lookAt, wide } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"

let sample: SampleApp
let committee: number

beforeAll(async () => {
  sample = await openSampleApp()
  const found = await sample.find<{ unitId: number }>(
    `select g.unit_id as "unitId" from grant_of_role g join account a using (account_id) where a.login = $1`,
    [sample.signInOf("committee-officer").login],
  )
  committee = found.unitId
}, 240_000)
afterAll(() => sample?.close())

const go = async (page: Page, path: string) => {
  await page.goto(`${sample.app.address}${path}`)
  await settled(page)
}

test("what was chosen or typed and not added counts on saving, or is asked about", async () => {
  const { page, context, hand, expectNoComplaints } = await enter(sample, "committee-officer", wide)
  await go(page, `/units/${committee}/responsibilities`)
  await hand.press(page.getByRole("button", { name: "修改" }))
  const dialog = page.getByRole("dialog")
  const branch = dialog.getByRole("combobox", { name: /联系哪个支部/ })
  await branch.selectOption({ index: 1 })
  const who = dialog.getByRole("combobox", { name: /^谁/ })
  await who.fill("王")
  await dialog.getByRole("heading").click()
  await dialog.getByText("还没有选：从找到的里面选一个，或者清空。").waitFor()
  await hand.press(dialog.getByRole("button", { name: "保存" }))
  await expect.poll(() => dialog.locator("[data-unfinished]:focus").count()).toBe(1)
  await who.fill("")
  await dialog.locator(".option").first().click()
  await lookAt(page, "above-follows-wide")
  await hand.press(dialog.getByRole("button", { name: "保存" }))
  await page.getByText("已保存。").waitFor()
  const { follows } = await sample.ask("committee-officer", `/api/units/${committee}/responsibilities`)
  expect(follows).toHaveLength(1)
  expectNoComplaints()
  await context.close()
})

test("a summary and a list of duties that somebody else changed meanwhile show both versions", async () => {
  const { page, context, hand } = await enter(sample, "committee-officer", wide)
  await go(page, `/units/${committee}/summary?period=2010`)
  await page.getByRole("textbox", { name: /补充说明/ }).fill("我写的。")
  await sample.find(
    `insert into unit_summary (unit_id, period, words) values ($1, '2010', '别人写的。') returning 1 as one`,
    [committee],
  )
  await hand.press(page.getByRole("button", { name: "保存" }))
  const both = page.getByRole("dialog", { name: "您打开之后，别人改过它" })
  await both.getByText("别人写的。").waitFor()
  await hand.press(both.getByRole("button", { name: "用现在的" }))
  await expect.poll(() => page.getByRole("textbox", { name: /补充说明/ }).inputValue()).toBe("别人写的。")
  await page.getByRole("textbox", { name: /补充说明/ }).fill("合在一起的。")
  await hand.press(page.getByRole("button", { name: "保存" }))
  await page.getByText("已保存。").first().waitFor()
  await page.getByRole("textbox", { name: /补充说明/ }).fill("再改一次。")
  await hand.press(page.getByRole("button", { name: "保存" }))
  await page.getByText("再改一次。", { exact: true }).first().waitFor({ state: "attached" })

  await go(page, `/units/${committee}/responsibilities`)
  await hand.press(page.getByRole("button", { name: "修改" }))
  const dialog = page.getByRole("dialog")
  await hand.press(dialog.getByRole("button", { name: /^去掉/ }).first())
  const { name } = await sample.find<{ name: string }>(
    `with other as (select m.member_id, m.name from member m order by m.code limit 1),
          put as (insert into unit_responsibility (unit_id, duty, member_id) select $1, 'lead', member_id from other)
     select name from other`,
    [committee],
  )
  await hand.press(dialog.getByRole("button", { name: "保存" }))
  await both.getByText(name).waitFor()
  await lookAt(page, "above-both-versions-wide")
  await hand.press(both.getByRole("button", { name: "用我的" }))
  await page.getByText("已保存。").first().waitFor()
  const now = await sample.ask("committee-officer", `/api/units/${committee}/responsibilities`)
  expect([now.lead.name, now.follows]).toEqual([name, []])
  await context.close()
})
