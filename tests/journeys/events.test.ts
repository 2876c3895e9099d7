import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { pasteInto } from "./support/clipboard.ts"
import { openSampleApp, type SampleApp, settled, today } from "./support/sample-app.ts"

let sample: SampleApp
let branch: { unitId: number }
let study: { activityId: number }

beforeAll(async () => {
  sample = await openSampleApp()
  branch = await sample.find<{ unitId: number }>(
    `select g.unit_id as "unitId" from grant_of_role g join account a using (account_id) where a.login = $1`,
    [sample.signInOf("branch-secretary").login],
  )
  study = await sample.find<{ activityId: number }>(
    `select activity_id as "activityId" from activity a
      where unit_id = $1 and state = 'held' and kind = 'collective-study' and starts_on < $2
        and exists (select from attendance t where t.activity_id = a.activity_id and t.status = 'absent')
      order by starts_at desc limit 1`,
    [branch.unitId, today],
  )
}, 240_000)
afterAll(() => sample.close())

const looks = [
  { look: "phone", screen: phone, elder: false, language: "zh" },
  { look: "phone-elder", screen: phone, elder: true, language: "zh" },
  { look: "wide", screen: wide, elder: false, language: "zh" },
  { look: "wide-en-elder", screen: wide, elder: true, language: "en" },
] as const

async function open(role: Role, path: string, look: (typeof looks)[number] = looks[2], except?: RegExp) {
  const opened = await openWindow(sample.browser, look.screen, except ? { ...look, except } : look)
  await sample.server.database.pool.query("update account set prefs = '{}'")
  await sample.enterAs(opened.context, role)
  await opened.page.goto(`${sample.app.address}${path}`)
  await settled(opened.page)
  return opened
}

describe("a branch secretary", () => {
  const conflict = /409/
  test("records two items in one sitting, with the exceptions alone, and may take it back", async () => {
    const { page, context, expectNoComplaints } = await open(
      "branch-secretary",
      "/events/new?kind=committee-meeting",
    )
    await choose(page, "党课")
    await page.getByLabel("主题").nth(0).fill("研究发展党员")
    await page.getByLabel("主题").nth(1).fill("学习型党组织")
    const label = await page.locator(".roster-name.present > span:first-child").nth(1).innerText()
    const name = label.split(/\s/)[0] ?? ""
    const second = page.locator(".roster-name", { hasText: name })
    await second.click()
    await second.click()
    await page.locator(".reason", { hasText: name }).getByText("病假", { exact: true }).click()
    await page.reload()
    await settled(page)
    await expect.poll(() => page.getByLabel("主题").nth(0).inputValue()).toBe("研究发展党员")
    await page.locator(".roster-name.on-leave", { hasText: name }).waitFor()
    await paste(page, "<p>张三：<b>同意</b></p><p>李四：同意<img src=x onerror='window.ran=1'></p>")
    await expect
      .poll(() => page.getByLabel("记录（整场一份）").locator("p").allInnerTexts())
      .toEqual(["张三：同意", "李四：同意"])
    await page.getByRole("button", { name: "记下", exact: true }).click()
    await page.waitForURL(/\/events\/\d+$/)
    await page.getByText("记下了 2 项").waitFor()
    await page.getByText("同场").waitFor()
    await expect.poll(() => page.evaluate("window.ran")).toBeUndefined()
    await lookAt(page, "event-recorded")
    await page.getByRole("button", { name: "撤销" }).click()
    await page.getByText("已撤回。").waitFor()
    await page.getByText("已取消").first().waitFor()
    expectNoComplaints()
    await context.close()
  })
  test("is asked whether it was the same one, when there is one on the day", async () => {
    const { page, context } = await open("branch-secretary", "/events/new?kind=assembly", looks[0], conflict)
    const record = async () => {
      await page.getByLabel("主题").first().fill("通过计划")
      await page.getByRole("button", { name: "记下", exact: true }).click()
    }
    await record()
    await page.waitForURL(/\/events\/\d+$/)
    await page.goto(`${sample.app.address}/events/new?kind=assembly`)
    await settled(page)
    await record()
    await page.getByText("是同一次，还是又开了一次？").waitFor()
    await lookAt(page, "event-same-day-phone")
    await axeClean(page)
    await page.getByRole("button", { name: "是同一次，去看看" }).click()
    await page.waitForURL(/\/events\/\d+$/)
    await context.close()
  })
  test("is told what is missing before anything is sent", async () => {
    const { page, context, expectNoComplaints } = await open("branch-secretary", "/events/new")
    await page.getByRole("button", { name: "记下", exact: true }).click()
    await page.getByText("写上主题。").first().waitFor()
    await expect.poll(() => page.evaluate("document.activeElement.getAttribute('aria-invalid')")).toBe("true")
    expectNoComplaints()
    await context.close()
  })
  test("completes, changes the list, arranges a make-up, cancels and restores, without leaving the page", async () => {
    const { page, context, expectNoComplaints } = await open(
      "branch-secretary",
      `/events/${study.activityId}`,
    )
    await page.getByRole("button", { name: "更正" }).click()
    await page.getByLabel("学习效果").fill("人人写了心得")
    await lookAt(page, "event-correct")
    await axeClean(page)
    await page.getByRole("button", { name: "保存更正" }).click()
    await page.getByText("人人写了心得").waitFor()
    await page.getByRole("button", { name: "改考勤" }).click()
    await page.locator(".roster-name.present").first().click()
    await lookAt(page, "event-list")
    await page.getByRole("button", { name: "保存考勤" }).click()
    await page.getByText("考勤已改").waitFor()
    await page.getByRole("button", { name: "安排补课" }).click()
    await page.getByRole("combobox", { name: "补课负责人" }).fill("a")
    await page.getByRole("option").first().click()
    await lookAt(page, "event-make-up")
    await axeClean(page)
    // What is only arranged is not recorded as done.
    await page.getByRole("dialog").getByRole("button", { name: "安排补课" }).waitFor()
    await page.getByText("已经补过", { exact: true }).click()
    await page.getByRole("button", { name: "记下补课" }).click()
    await page.getByText("补课已记下。").waitFor()
    await page.getByRole("button", { name: "取消活动" }).click()
    await page.getByLabel("原因").fill("改期")
    await page.getByRole("dialog").getByRole("button", { name: "取消活动" }).click()
    await page.getByText("取消原因").waitFor()
    await page.getByRole("button", { name: "撤销" }).click()
    await page.getByText("已恢复。").waitFor()
    expectNoComplaints()
    await context.close()
  })
  test("sees both versions when somebody else corrected it meanwhile", async () => {
    const { page, context } = await open("branch-secretary", `/events/${study.activityId}`, looks[2], /412/)
    await page.getByRole("button", { name: "更正" }).click()
    await page.getByLabel("地点").fill("二楼")
    await sample.server.database.pool.query(
      "update sitting set place = '三楼' where sitting_id = (select sitting_id from activity where activity_id = $1)",
      [study.activityId],
    )
    await page.getByRole("button", { name: "保存更正" }).click()
    await page.getByText("三楼").waitFor()
    await lookAt(page, "event-both-versions")
    await axeClean(page)
    await page.getByRole("dialog").locator("button.primary").click()
    await page.getByText("二楼").waitFor()

    // What each wrote in other places stays, whichever of the two is taken.
    await page.getByRole("button", { name: "更正" }).click()
    await page.getByLabel("地点").fill("五楼")
    await page.getByLabel("学习效果").fill("会用了")
    await sample.server.database.pool.query(
      "update sitting set place = '四楼' where sitting_id = (select sitting_id from activity where activity_id = $1)",
      [study.activityId],
    )
    await page.getByRole("button", { name: "保存更正" }).click()
    const both = page.getByRole("dialog")
    await both.getByText("四楼").waitFor()
    await expect.poll(() => both.getByText("会用了").count()).toBe(0)
    await both.getByRole("button", { name: "用现在的" }).click()
    await page.getByText("会用了").waitFor()
    await page.getByText("四楼").waitFor()
    await context.close()
  })
  test.each(looks)(
    "corrects the minutes at one item of a meeting, and reads them at the other: $look",
    async (look) => {
      const { lecture, meeting } = await meetingOfTwo()
      const { page, context, expectNoComplaints } = await open("branch-secretary", `/events/${meeting}`, look)
      const said = (zh: string, en: string) => (look.language === "zh" ? zh : en)
      await page.getByRole("button", { name: said("更正", "Correct"), exact: true }).click()
      await page.getByText(said("同场还有“党课：专题党课”。", "In the same sitting: ")).waitFor()
      await page
        .getByLabel(said("记录（整场一份）", "Minutes (of the whole sitting)"))
        .fill("张三发言，李四补充。")
      await page.getByLabel(said("开始", "Start")).fill("09:00")
      const question = page.getByRole("group", { name: said("也改时间吗", "move, too") })
      await question.waitFor()
      await lookAt(page, `event-correction-of-sitting-${look.look}`)
      await axeClean(page)
      await fitsScreen(page)
      const alone = look.screen === phone
      if (alone) await question.getByLabel(said("只改这一项", "Only this one moves")).check()
      await page.getByRole("button", { name: said("保存更正", "Save"), exact: true }).click()
      await page.locator(".record-text", { hasText: "张三发言，李四补充。" }).waitFor()
      await page.goto(`${sample.app.address}/events/${lecture}`)
      await settled(page)
      await page.locator(".record-text", { hasText: "张三发言，李四补充。" }).waitFor()
      await page
        .getByText(alone ? "15:30" : "10:30")
        .first()
        .waitFor()
      await lookAt(page, `event-of-sitting-${look.look}`)
      expectNoComplaints()
      await context.close()
    },
  )
  test("walks through the month by arrow keys and opens a day's activity by Enter", async () => {
    const { page, context } = await open("branch-secretary", "/events/calendar?month=2026-10")
    await page.locator('td[data-day="2026-10-01"]').focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowRight")
    await expect.poll(() => page.evaluate("document.activeElement.dataset.day")).toBe("2026-10-09")
    const filled = page.locator("td[data-day]:has(a)").first()
    await filled.focus()
    await page.keyboard.press("Enter")
    await page.waitForURL(/\/events\/\d+$/)
    await context.close()
  })
})

describe("a member", () => {
  test("may say that they are there, on the day; nothing asks for it", async () => {
    const { activityId } = await sample.find<{ activityId: number }>(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       values ('today-1', $1, 'collective-study', '夜校', $2::timestamp, 200, 'planned')
       returning activity_id as "activityId"`,
      [branch.unitId, `${today} 19:00`],
    )
    const { page, context, expectNoComplaints } = await open("member", `/events/${activityId}`, looks[0])
    await lookAt(page, "event-self-phone")
    await page.getByRole("button", { name: "我到了" }).click()
    await page.getByText("这次我：出席").waitFor()
    await axeClean(page)
    expectNoComplaints()
    await context.close()
  })
})

/** A meeting of the branch from 14:00 with a lecture from 15:30, in one sitting; nobody has written its minutes yet. */
async function meetingOfTwo(): Promise<{ meeting: number; lecture: number }> {
  return await sample.find<{ meeting: number; lecture: number }>(
    `with own as (insert into sitting (tag, place) values (gen_random_uuid(), '二楼') returning sitting_id),
     items as (
       insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, sitting_id)
       select gen_random_uuid(), $1, kind, topic, $2::date + start, 100, 'held', sitting_id
         from own, (values ('assembly', '通过计划', '14:00'::time), ('party-lecture', '专题党课', '15:30'::time))
                   as i (kind, topic, start)
       returning activity_id, kind)
     select max(activity_id) filter (where kind = 'assembly') as meeting,
            max(activity_id) filter (where kind = 'party-lecture') as lecture from items`,
    [branch.unitId, "2026-11-12"],
  )
}

async function choose(page: Page, kind: string): Promise<void> {
  await page.locator(".chip", { hasText: kind }).first().click()
}

/** Pastes markup into the minutes of the sitting, as Word leaves it in the clipboard. */
async function paste(page: Page, html: string): Promise<void> {
  await page.locator("summary", { hasText: "记录" }).click()
  await pasteInto(page.getByLabel("记录（整场一份）"), html)
}
