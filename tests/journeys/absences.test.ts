import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { dayOf, plusDays } from "../../src/domain/shared/calendar.ts"
import { liveAbsences } from "../../src/server/sample-data/live-absences.ts"
import { lookAt, openWindow, phone } from "./support/browser.ts"
import { Hand } from "./support/hand.ts"
import { enter, openSampleApp, type SampleApp, screens, settled, today } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

/** From an absence to a make-up, and from an absence that was none to a list that says so. */

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)

afterAll(() => sample?.close())

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name })
const memberOf = async (login: string) =>
  (await sample.find<{ id: number }>(`select member_id as id from account where login = $1`, [login])).id

async function openHome(page: Page): Promise<void> {
  await page.goto(`${sample.app.address}/`)
  await settled(page)
}

/** A lecture of the branch on a past day, which counts as training, that some people missed; its number. */
async function missedLecture(on: string, topic: string, memberIds: readonly number[]): Promise<number> {
  await sample.post(
    "branch-secretary",
    "/api/sittings",
    {
      unitId: places.branchId,
      start: `${on} 15:00`,
      items: [{ kind: "party-lecture", topic, hours: 2, content: topic }],
      attendance: memberIds.map((memberId) => ({ memberId, status: "absent" })),
      sameDay: "another",
    },
    1,
  )
  const found = await sample.find<{ id: number }>(
    "select activity_id as id from activity where topic = $1 order by activity_id desc limit 1",
    [topic],
  )
  return found.id
}

/** The record on paper says who made it up, when and with whom, and who has signed. */
async function onRecordSheet(page: Page, id: number, helper: string): Promise<void> {
  const { version } = await sample.ask("branch-secretary", `/api/events/${id}/meeting`)
  await sample.post("branch-secretary", `/api/events/${id}/sign`, {}, version)
  await page.goto(`${sample.app.address}/events/${id}/record`)
  await settled(page)
  await page.emulateMedia({ media: "print" })
  await lookAt(page, `make-up-on-paper-${id}`)
  const away = await page.locator("tr", { hasText: "缺席、请假及原因" }).innerText()
  expect(away.replaceAll(/\s/g, "")).toContain(`补课完成2026年11月25日补课，${helper}负责`)
  expect((await page.locator("tr", { hasText: "已签字" }).innerText()).replaceAll(/\s/g, "")).toContain(
    `${sample.signInOf("branch-secretary").name}2026年11月25日签字`,
  )
  await page.emulateMedia({ media: "screen" })
}

describe.each(screens)("on $on", ({ on, screen }) => {
  const name = on.replaceAll(" ", "-")
  const day = on === "a phone" ? "2026-11-17" : "2026-11-18"

  test("an absence is asked to be made up, arranged for several, confirmed by both, and closes the gap", async () => {
    const topic = `党课：作风建设 ${day}`
    const learnerId = await memberOf(sample.signInOf("member").login)
    const leaderId = await memberOf(sample.signInOf("group-leader").login)
    const helper = sample.signInOf("recorder")
    const id = await missedLecture(day, topic, [learnerId, leaderId])
    const trained = async () =>
      (await sample.ask("member", "/api/home/member")).training.map(
        ({ actual }: { actual: number | null }) => actual ?? 0,
      )
    const before: number[] = await trained()

    const learner = await enter(sample, "member", screen)
    await openHome(learner.page)
    await button(learner.page, new RegExp(`申请补课: ${topic}`)).click()
    await learner.page.getByText("已告诉支部记录员，安排好会通知您。").waitFor()
    await lookAt(learner.page, `make-up-asked-${name}`)

    const secretary = await enter(sample, "branch-secretary", screen)
    await openHome(secretary.page)
    await secretary.page.locator(`a[href="/events/${id}?do=make-up&who=${learnerId}"]`).click()
    const dialog = secretary.page.getByRole("dialog")
    await dialog.getByLabel(sample.signInOf("group-leader").name).check()
    await dialog.getByRole("combobox", { name: "补课负责人" }).fill(helper.name)
    await dialog
      .getByRole("option", { name: new RegExp(helper.name) })
      .first()
      .click()
    await dialog.getByLabel("补课日期").fill(plusDays(dayOf(today), 3))
    await lookAt(secretary.page, `make-up-arranged-for-two-${name}`)
    await dialog.getByRole("button", { name: "安排补课" }).click()
    await settled(secretary.page)

    // Both confirm it, the helper first and with the day it was.
    const helping = await enter(sample, "recorder", screen)
    await openHome(helping.page)
    await button(helping.page, new RegExp(`^补完了: ${sample.signInOf("member").name} .*${topic}`)).click()
    await helping.page.getByLabel("补完的日子").fill(today)
    await helping.page.getByLabel("效果").fill("当面提问")
    await lookAt(helping.page, `make-up-confirm-${name}`)
    await helping.page.getByRole("dialog").getByRole("button", { name: "补完了" }).click()
    await helping.page.getByText("已确认。").waitFor()
    await openHome(learner.page)
    const hand = new Hand()
    await hand.press(button(learner.page, new RegExp(`^补完了: .*${topic}`)))
    await learner.page.getByText("已记为补课完成。").waitFor()
    expect(hand.taps).toBe(1)

    // The other is entered by the helper alone.
    await openHome(helping.page)
    await button(
      helping.page,
      new RegExp(`^补完了: ${sample.signInOf("group-leader").name} .*${topic}`),
    ).click()
    await helping.page.getByLabel("替双方确认").check()
    await helping.page.getByRole("dialog").getByRole("button", { name: "补完了" }).click()
    await helping.page.getByText("已记为补课完成。").waitFor()

    const after: number[] = await trained()
    expect(after.some((hours, place) => hours === (before[place] ?? 0) + 2)).toBe(true)
    const { attendance } = await sample.ask("branch-secretary", `/api/events/${id}`)
    const rows = attendance.filter(({ status }: { status: string }) => status === "made-up")
    expect(rows.map(({ madeUpOn }: { madeUpOn: string }) => madeUpOn)).toEqual([today, today])
    await onRecordSheet(secretary.page, id, helper.name)
    for (const opened of [learner, secretary, helping]) {
      opened.expectNoComplaints()
      await opened.context.close()
    }
  })

  test("an absence that was none is disputed in two taps and a sentence, corrected, and the answer is read", async () => {
    const topic = `党课：纪律建设 ${day}`
    const learnerId = await memberOf(sample.signInOf("member").login)
    const id = await missedLecture(plusDays(dayOf(day), 4), topic, [learnerId])
    const member = await enter(sample, "member", screen)
    await member.page.goto(`${sample.app.address}/events/${id}`)
    await settled(member.page)
    const hand = new Hand()
    await hand.press(button(member.page, `有异议: ${topic}`))
    await member.page.getByLabel("一句话说明").fill("我坐在后排，和老李一起")
    await lookAt(member.page, `dispute-${name}`)
    await hand.press(button(member.page, "我到会了"))
    await member.page.getByText("已提异议，等答复").waitFor()
    expect(hand.taps).toBe(2)

    const secretary = await enter(sample, "branch-secretary", screen)
    await openHome(secretary.page)
    await lookAt(secretary.page, `disputes-to-settle-${name}`)
    await button(secretary.page, new RegExp(`^更正: .*${topic}`)).click()
    await lookAt(secretary.page, `dispute-accept-${name}`)
    await button(secretary.page, "更正名单").click()
    await secretary.page.getByText("名单已更正，已告诉本人。").waitFor()

    await openHome(member.page)
    await member.page.locator("li", { hasText: topic }).getByText("异议成立").waitFor()
    await lookAt(member.page, `dispute-settled-${name}`)
    const { attendance } = await sample.ask("branch-secretary", `/api/events/${id}`)
    expect(
      attendance.find(({ member: { memberId } }: { member: { memberId: number } }) => memberId === learnerId)
        .status,
    ).toBe("present")
    for (const opened of [member, secretary]) {
      opened.expectNoComplaints()
      await opened.context.close()
    }
  })
})

test("a long topic stands in two lines, and whole for whoever comes by keyboard and on paper", async () => {
  const topic = `党课：${"学习贯彻党的代表大会精神，".repeat(8)}做合格党员`
  await missedLecture("2026-11-19", topic, [await memberOf(sample.signInOf("member").login)])
  const { page, context, expectNoComplaints } = await openWindow(sample.browser, phone)
  await sample.enterAs(context, "member")
  await openHome(page)
  const long = page.locator(".shortened", { hasText: topic }).first()
  const height = async () => (await long.boundingBox())?.height ?? 0
  const lines = await height()
  expect(lines).toBeLessThan(60)
  await button(page, new RegExp(`申请补课: .*${topic}`)).focus()
  await page.keyboard.press("Shift+Tab")
  await expect.poll(() => height()).toBeGreaterThan(lines * 1.5)
  await page.getByRole("heading", { level: 1 }).click()
  await expect.poll(() => height()).toBe(lines)
  await page.emulateMedia({ media: "print" })
  await expect.poll(() => height()).toBeGreaterThan(lines * 1.5)
  await lookAt(page, "long-topic-on-paper")
  expectNoComplaints()
  await context.close()
})

test("the practice district has make-ups of every state, and a dispute that waits beside one that was answered", async () => {
  await liveAbsences(sample.server.database, dayOf(today))
  const states = await sample.find<{ makeUps: string[]; disputes: string[]; overdue: number }>(
    `select (select array_agg(distinct state order by state) from make_up) as "makeUps",
            (select array_agg(distinct state order by state) from dispute where made_on < '2026-11-25') as disputes,
            (select count(*)::int from make_up where state = 'arranged' and planned_on < '2026-11-25') as overdue`,
  )
  expect(states).toEqual({
    makeUps: ["arranged", "asked", "done"],
    disputes: ["answered", "waiting"],
    overdue: expect.any(Number),
  })
  expect(states.overdue).toBeGreaterThan(10)
  for (const { on, screen } of screens) {
    const secretary = await enter(sample, "branch-secretary", screen)
    await openHome(secretary.page)
    await lookAt(secretary.page, `absences-lived-${on.replaceAll(" ", "-")}`)
    await secretary.page.getByText("等您处理的考勤异议").waitFor()
    await secretary.page.getByText("约的日子过了").first().waitFor()
    await secretary.context.close()
  }
})
