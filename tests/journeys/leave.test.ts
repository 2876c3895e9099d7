import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { Hand } from "./support/hand.ts"
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

/** A study of the branch on a day to come. */
async function plan(on: string, topic: string): Promise<void> {
  await sample.post(
    "branch-secretary",
    "/api/sittings",
    {
      unitId: places.branchId,
      start: `${on} 15:00`,
      state: "planned",
      items: [{ kind: "collective-study", topic, hours: 2 }],
      sameDay: "another",
    },
    1,
  )
}

/** The leave that says something, among those that wait for a decision. */
const waiting = (page: Page, said: string) => page.getByRole("listitem").filter({ hasText: said })

async function openHome(page: Page): Promise<void> {
  await page.goto(`${sample.app.address}/`)
  await settled(page)
}

describe.each(screens)("on $on", ({ on, screen }) => {
  test("leave from a planned study is asked in two taps, approved in one, and stands in its list", async () => {
    const day = on === "a phone" ? "2026-12-02" : "2026-12-03"
    const topic = `学习条例 ${day}`
    await plan(day, topic)
    const member = await enter(sample, "member", screen)
    await openHome(member.page)
    const hand = new Hand()
    await hand.press(member.page.getByRole("button", { name: new RegExp(`请假.*${topic}`) }))
    await member.page.getByText(/由.+批。/).waitFor()
    await lookAt(member.page, `leave-ask-${on.replaceAll(" ", "-")}`)
    await hand.press(button(member.page, "事假"))
    await member.page.getByText("已送出，等批。").waitFor()
    expect(hand.taps).toBe(2)

    const secretary = await enter(sample, "branch-secretary", screen)
    const name = sample.signInOf("member").name
    await lookAt(secretary.page, `leave-to-decide-${on.replaceAll(" ", "-")}`)
    const asked = waiting(secretary.page, topic)
    await secretary.hand.press(asked.getByRole("button", { name: new RegExp(`^批准: ${name} `) }))
    await secretary.page.getByText("已批准。").waitFor()
    expect(secretary.hand.taps).toBe(1)

    await openHome(member.page)
    await member.page.getByText("事假 · 已批").first().waitFor()
    await lookAt(member.page, `leave-mine-${on.replaceAll(" ", "-")}`)
    const { activityId } = await sample.find<{ activityId: number }>(
      `select activity_id as "activityId" from activity where topic = $1`,
      [topic],
    )
    const { people } = await sample.ask("branch-secretary", `/api/events/${activityId}/roll`)
    expect(people.find((one: { memberId: number }) => one.memberId === places.memberId).leave).toBe(
      "personal",
    )
    member.expectNoComplaints()
    secretary.expectNoComplaints()
    await member.context.close()
    await secretary.context.close()
  })
})

test("leave of some days is asked for, refused with a word, entered for somebody, and printed as a slip", async () => {
  const member = await enter(sample, "member", phone)
  await member.page.goto(`${sample.app.address}/leave`)
  await settled(member.page)
  await member.hand.press(member.page.locator(".chip", { hasText: "公假" }))
  await member.page.getByLabel("从哪天").fill("2026-12-20")
  await member.page.getByLabel("到哪天").fill("2026-12-24")
  await member.page.getByLabel("说明").fill("参加市里的培训")
  await member.hand.press(button(member.page, "送出"))
  await member.page.getByText("已送出，等批。").waitFor()
  await lookAt(member.page, "leave-page-phone")

  const secretary = await enter(sample, "branch-secretary", wide)
  const { name } = sample.signInOf("member")
  const asked = waiting(secretary.page, "12月20日")
  await asked.getByRole("button", { name: new RegExp(`^不批: ${name} `) }).click()
  await secretary.page.getByLabel("附一句话").fill("那几天要换届")
  await lookAt(secretary.page, "leave-refuse")
  await button(secretary.page, "不批").click()
  await secretary.page.getByText("已告诉本人。").waitFor()
  await member.page.reload()
  await member.page.getByText(/附言：那几天要换届/).waitFor()

  await secretary.page.goto(`${sample.app.address}/units/${places.branchId}/leave`)
  await settled(secretary.page)
  await secretary.page.getByRole("combobox", { name: "谁", exact: true }).fill(name)
  await secretary.page.locator("li[role=option]").first().click()
  await secretary.page.locator(".chip", { hasText: "病假" }).click()
  await secretary.page.getByText("同时批准").click()
  await lookAt(secretary.page, "leave-enter")
  await button(secretary.page, "代人请假").click()
  await secretary.page.getByText("已记下。").waitFor()
  await secretary.page.getByText(/代录/).first().waitFor()
  await expect
    .poll(() => secretary.page.getByRole("combobox", { name: "谁", exact: true }).inputValue())
    .toBe("")
  await lookAt(secretary.page, "leave-unit")
  await secretary.page.getByRole("link", { name: /病假/ }).first().click()
  await secretary.page.getByRole("heading", { name: "请假条" }).waitFor()
  await settled(secretary.page)
  await lookAt(secretary.page, "leave-slip")
  await secretary.page.emulateMedia({ media: "print" })
  await lookAt(secretary.page, "leave-slip-paper")

  await member.page.goto(`${sample.app.address}/leave`)
  await settled(member.page)
  await member.page.getByRole("button", { name: new RegExp(`^销假: ${name} `) }).click()
  await expect.poll(() => member.page.getByLabel("哪天回来的").inputValue()).toBe("2026-11-25")
  await lookAt(member.page, "leave-back")
  await button(member.page, "销假").click()
  await member.page.getByText("已销假。").waitFor()
  await member.page.getByText(/11月25日已销假/).waitFor()
  await member.page.getByRole("button", { name: new RegExp(`^撤销销假: ${name} `) }).click()
  await member.page.getByText("已撤销，假期照旧").waitFor()
  await member.page.getByRole("button", { name: new RegExp(`^销假: ${name} `) }).waitFor()
  expect(today).toBe("2026-11-25")
  member.expectNoComplaints()
  await member.context.close()
  await secretary.context.close()
})

test("leave over a record closed long ago turns its absence only for whoever says that it is meant", async () => {
  const [on, topic] = ["2026-03-04", "旧学习"]
  await sample.post(
    "branch-secretary",
    "/api/sittings",
    {
      unitId: places.branchId,
      start: `${on} 15:00`,
      items: [{ kind: "collective-study", topic, hours: 2, content: topic }],
      attendance: [{ memberId: places.memberId, status: "absent" }],
      sameDay: "another",
    },
    1,
  )
  await sample.find(
    `insert into meeting_record (activity_id, state) select activity_id, 'closed' from activity where topic = $1
     on conflict (activity_id) do update set state = 'closed' returning activity_id`,
    [topic],
  )
  const stands = async () =>
    await sample.find(
      "select t.status from attendance t join activity a using (activity_id) where a.topic = $1 and t.member_id = $2",
      [topic, places.memberId],
    )
  await sample.post("member", "/api/leave", { from: on, kind: "official" }, 1)
  const { page, context } = await enter(sample, "branch-secretary", wide)
  const approve = waiting(page, "3月4日").getByRole("button", { name: /^批准: / })
  const dialog = page.getByRole("dialog", { name: "是这样吗" })
  await approve.click()
  await dialog.getByText(/份早已签字定稿的记录里的缺席会改成请假/).waitFor()
  await lookAt(page, "leave-over-closed")
  await button(page, "回去改").click()
  await dialog.waitFor({ state: "hidden" })
  await expect.poll(() => stands()).toEqual({ status: "absent" })
  await approve.click()
  await button(page, "是这样，照记").click()
  await page.getByText("已批准。").waitFor()
  await expect.poll(() => stands()).toEqual({ status: "on-leave" })
  await context.close()
})

test("in English", async () => {
  for (const [screen, name] of [
    [phone, "phone"],
    [wide, "wide"],
  ] as const) {
    const { page, context } = await openWindow(sample.browser, screen, { language: "en" })
    await sample.enterAs(context, "member")
    await page.goto(`${sample.app.address}/leave`)
    await settled(page)
    await page.getByRole("heading", { name: "My leave", level: 1 }).waitFor()
    await lookAt(page, `leave-page-en-${name}`)
    await page.goto(`${sample.app.address}/`)
    await settled(page)
    await lookAt(page, `leave-home-en-${name}`)
    await context.close()
  }
})
