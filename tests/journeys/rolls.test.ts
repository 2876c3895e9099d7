import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person } from "../support/server.ts"
import { openStudyScene, type StudyScene } from "../support/study-scene.ts"
import { axeClean } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"
import { settled } from "./support/sample-app.ts"

let scene: StudyScene
let app: OpenApp
let browser: Browser

beforeAll(async () => {
  scene = await openStudyScene()
  // Somebody who came to the branch in August.
  await scene.app.database.pool.query(
    `update membership set from_on = '2010-08-10'
      where member_id = (select member_id from member where code = 'm-B1-other')`,
  )
  app = await openApp(scene.app)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await scene.app.close()
})

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })

async function open(person: Person, path: string, screen = wide, except = /409/) {
  const opened = await openWindow(browser, screen, { except })
  await app.signIn(opened.context, person)
  await opened.page.goto(`${app.address}${path}`)
  await settled(opened.page)
  return opened
}

/** What the page says about an event that was just recorded, through the API. */
async function recorded(page: Page) {
  await page.waitForURL(/\/events\/\d+$/)
  const { body } = await scene.secretary.get(`/events/${page.url().split("/").at(-1)}`)
  return body
}

describe("the roll of a new sitting", () => {
  test("follows the day that is chosen", async () => {
    const { page, context } = await open(scene.secretary, "/events/new?kind=collective-study&on=2010-08-12")
    const other = page.locator(".roster-name", { hasText: "m-B1-other" })
    await other.waitFor()
    await page.getByLabel("日期").fill("2010-08-05")
    await other.waitFor({ state: "detached" })
    await page.getByLabel("主题").fill("学习")
    await button(page, "记下").click()
    expect((await recorded(page)).counts).toMatchObject({ expected: 4, present: 4, guests: 0 })
    await context.close()
  })

  test("is shown again when somebody joined meanwhile, and nobody is recorded unseen", async () => {
    const { page, context } = await open(scene.secretary, "/events/new?kind=collective-study&on=2010-08-13")
    await page.locator(".roster-name", { hasText: "m-B1-other" }).waitFor()
    const { pool } = scene.app.database
    await pool.query(
      `update membership set unit_id = (select unit_id from unit where code = 'B1')
        where member_id = (select member_id from member where code = 'm-B2')`,
    )
    await page.getByLabel("主题").fill("学习")
    await button(page, "记下").click()
    await page.getByText("多了m-B2").waitFor()
    await page.locator(".roster-name", { hasText: "m-B2" }).waitFor()
    await button(page, "记下").click()
    expect((await recorded(page)).counts).toMatchObject({ expected: 6, present: 6 })
    await pool.query(
      `update membership set unit_id = (select unit_id from unit where code = 'B2')
        where member_id = (select member_id from member where code = 'm-B2')`,
    )
    await context.close()
  })

  test("of a group meeting is the group's, which is asked for", async () => {
    const { page, context } = await open(scene.secretary, "/events/new?kind=group-meeting&on=2010-08-16")
    await page.getByLabel("主题").fill("碰头")
    await button(page, "记下").click()
    await page.getByText("党小组会由党小组召开，选一个党小组。").waitFor()
    await page.getByLabel("哪个党小组").selectOption({ label: "G1" })
    await axeClean(page)
    await button(page, "记下").click()
    const body = await recorded(page)
    expect([body.unit.code, body.counts.expected]).toEqual(["G1", 2])
    await context.close()
  })

  test("takes a pasted list, guests by name and a lecturer from outside", async () => {
    const { page, context } = await open(
      scene.secretary,
      "/events/new?kind=party-lecture&on=2010-08-17",
      phone,
    )
    await page.getByLabel("主题").fill("党史")
    await button(page, "是外面请来的").click()
    await page.getByLabel("外请主讲人").fill("张教授")
    await page.getByText("一次改多人：粘贴名单").click()
    await page.getByRole("textbox", { name: /^名单/ }).fill("m-G1、m-G2\n谁也不是")
    await button(page, "改过来").click()
    await page.getByText("2 人记为缺席。 应到名单里没有：谁也不是。").waitFor()
    await page.getByLabel("名册以外列席的人").fill("李老师、王老师")
    await button(page, "加上").click()
    await lookAt(page, "event-new-many-phone")
    await axeClean(page)
    await button(page, "记下").click()
    const body = await recorded(page)
    expect(body).toMatchObject({ lecturerName: "张教授", guestNames: ["李老师", "王老师"] })
    expect(body.counts).toMatchObject({ present: 3, absent: 2 })
    await page.getByText("李老师、王老师").waitFor()
    await button(page, "改考勤").click()
    await page.getByLabel("名册以外列席的人").fill("赵老师")
    await button(page, "加上").click()
    await page.getByRole("button", { name: "去掉王老师" }).click()
    await button(page, "保存考勤").click()
    await page.getByText("李老师、赵老师").waitFor()
    await context.close()
  })
})

describe("what is seldom meant", () => {
  test("is asked about as a sentence, and recorded when it is so", async () => {
    const { page, context } = await open(scene.secretary, "/events/new?kind=collective-study&on=2010-08-18")
    await page.getByLabel("主题").fill("学习")
    await page.getByLabel("学时").fill("100")
    await button(page, "记下").click()
    await page.getByText("一共 100 学时，一天坐不了这么久。是这个数吗？").waitFor()
    await axeClean(page)
    await lookAt(page, "event-sure")
    await button(page, "回去改").click()
    await button(page, "记下").click()
    await button(page, "是这样，照记").click()
    expect((await recorded(page)).hours).toBe(100)
    await context.close()
  })

  test("is a meeting later today: it is planned unless somebody says that it was held", async () => {
    scene.app.setTime("10:00")
    const { page, context } = await open(scene.secretary, "/events/new?kind=assembly&on=2010-08-20")
    await page.getByLabel("主题").fill("换届")
    await page.getByLabel("开始").fill("19:00")
    await page.getByText("还没到开始的时间，会列入计划。").waitFor()
    await lookAt(page, "event-later-today")
    await button(page, "列入计划").click()
    const body = await recorded(page)
    expect([body.state, body.counts.present]).toEqual(["planned", 0])
    await page.goto(`${app.address}/events/new?kind=assembly&on=2010-08-20`)
    await settled(page)
    await page.getByLabel("主题").fill("换届")
    await page.getByLabel("开始").fill("18:00")
    await page.getByLabel("已经开过了").check()
    await expect.poll(() => page.getByLabel("开始").inputValue()).toBe("10:00")
    await page.getByText("时间已改为现在").waitFor()
    await button(page, "记下").click()
    // It was said once that it was held: nothing asks again.
    await button(page, "又开了一次，记下").click()
    await expect.poll(() => recorded(page)).toMatchObject({ state: "held", start: "2010-08-20 10:00" })
    scene.app.setTime("23:59")
    await context.close()
  })

  test("is a day of another year, which shows its year", async () => {
    const { page, context } = await open(scene.secretary, "/events/new?kind=collective-study&on=2009-12-30")
    await page.getByText("2009年12月30日").waitFor()
    await context.close()
  })
})

describe("what was planned", () => {
  test("is held with the people of all its items, and guests", async () => {
    const { app, secretary } = scene
    await app.database.pool.query(
      `insert into post (member_id, unit_id, post, from_on)
       select m.member_id, u.unit_id, 'secretary', '2009-01-01' from member m, unit u
        where m.code = 'm-B1' and u.code = 'B1'`,
    )
    const { body } = await secretary.post("/sittings", {
      unitId: await app.unitId("B1"),
      start: "2010-08-19 09:00",
      state: "planned",
      items: [
        { kind: "committee-meeting", topic: "议事", hours: 1 },
        { kind: "organisational-life", topic: "谈心", hours: 1 },
      ],
    })
    const [meeting, life] = body.activities
    const { page, context } = await open(secretary, `/events/${meeting.activityId}`)
    await button(page, "已举行，记考勤").click()
    await page.locator(".roster-name").nth(4).waitFor()
    await page.locator(".roster-name", { hasText: "m-G2" }).click()
    await page.getByLabel("名册以外列席的人").fill("李老师")
    await button(page, "加上").click()
    await button(page, "记下考勤").click()
    await page.getByText("已记为举行。").waitFor()
    const other = await secretary.get(`/events/${life.activityId}`)
    expect(other.body).toMatchObject({ state: "held", guestNames: ["李老师"] })
    expect(other.body.counts).toMatchObject({ present: 4, late: 1 })
    await context.close()
  })
})

describe("a make-up", () => {
  test("is arranged where the home and the list of people send one, and is not done before its day", async () => {
    const { secretary } = scene
    const absentee = await scene.app.memberId("m-G2")
    const id = await scene.study({ attendance: [{ memberId: absentee, status: "absent" }] })
    const { page, context } = await open(secretary, "/events/absences")
    await axeClean(page)
    await lookAt(page, "absences")
    await page.locator(`a[href="/events/${id}?do=make-up&who=${absentee}"]`).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "补课负责人" }).fill("m-B1")
    await page.getByRole("option").first().click()
    await dialog.getByLabel("补课日期").fill("2010-08-27")
    await dialog.getByRole("button", { name: "安排补课" }).click()
    await page.getByText("补课已安排在").waitFor()
    await page.getByText("已安排补课").waitFor()
    await page.goto(`${app.address}/events/${id}?do=make-up`)
    await settled(page)
    const helper = page.getByRole("dialog").getByRole("combobox", { name: "补课负责人" })
    await helper.waitFor()
    // Nobody with an appointment is taken in without being chosen; for one of them it opens as it is arranged.
    await expect.poll(() => page.getByRole("dialog").getByRole("checkbox", { checked: true }).count()).toBe(0)
    await page.goto(`${app.address}/events/${id}?do=make-up&who=${absentee}`)
    await settled(page)
    await expect.poll(() => helper.inputValue()).toBe("m-B1")
    await expect.poll(() => page.getByRole("dialog").getByLabel("补课日期").inputValue()).toBe("2010-08-27")
    await context.close()
  })
})

describe("a list that is kept", () => {
  test("and lacks somebody is completed from the list of such lists, which it comes back to", async () => {
    const { pool } = scene.app.database
    const id = await scene.study()
    const who = await scene.app.memberId("m-G1")
    await pool.query("delete from attendance where activity_id = $1 and member_id = $2", [id, who])
    const b1 = await scene.app.unitId("B1")
    const { page, context } = await open(scene.secretary, `/events?unit=${b1}&lacks=people`)
    await page.locator(`a[href="/events/${id}?do=list"]`).click()
    await page.locator(".roster-name", { hasText: "m-G1" }).first().click()
    await button(page, "保存考勤").click()
    await page.waitForURL(/lacks=people$/)
    await page.locator(`a[href="/events/${id}?do=list"]`).waitFor({ state: "detached" })
    const { body } = await scene.secretary.get(`/events/${id}`)
    expect(body.counts).toMatchObject({ withoutRow: 0 })
    await context.close()
  })

  test("leaves out whoever has no entry until somebody says how they were, and counts as the page does", async () => {
    const { pool } = scene.app.database
    const id = await scene.study()
    const [first, second] = [await scene.app.memberId("m-G1"), await scene.app.memberId("m-G1-other")]
    await pool.query("delete from attendance where activity_id = $1 and member_id = any($2)", [
      id,
      [first, second],
    ])
    const counted = (await scene.secretary.get(`/events/${id}`)).body.counts
    expect(counted.withoutRow).toBe(2)
    const { page, context } = await open(scene.secretary, `/events/${id}`)
    await page.getByText(`应到 ${counted.expected} 人，实到 ${counted.present} 人`).waitFor()
    await button(page, "改考勤").click()
    await page.getByText(`应到 ${counted.expected}，实到 ${counted.present}`).waitFor()
    await page.getByText("2 人还没有记").waitFor()
    await expect.poll(() => page.locator(".roster-name.without").count()).toBe(2)
    await axeClean(page)
    await lookAt(page, "list-without-entries")
    const present = page.locator(".roster-name.present").first()
    await present.click()
    await button(page, "保存考勤").click()
    await page.getByText("考勤已改").waitFor()
    const after = (await scene.secretary.get(`/events/${id}`)).body.counts
    expect(after).toMatchObject({ withoutRow: 2, late: 1, present: counted.present - 1 })
    await button(page, "改考勤").click()
    await button(page, "没有记的 2 人都记出席").click()
    await button(page, "保存考勤").click()
    await page.getByText("考勤已改").last().waitFor()
    await expect
      .poll(async () => (await scene.secretary.get(`/events/${id}`)).body.counts)
      .toMatchObject({ withoutRow: 0, present: counted.present + 1 })
    await context.close()
  })
})

describe("a make-up that is done", () => {
  test("is given whoever helped, and keeps its day", async () => {
    const absentee = await scene.app.memberId("m-G2")
    const id = await scene.study()
    await scene.app.database.pool.query(
      `update attendance set status = 'made-up', made_up_on = '2010-08-19'
        where activity_id = $1 and member_id = $2`,
      [id, absentee],
    )
    const { page, context } = await open(scene.secretary, `/events/${id}?do=helper&who=${absentee}`)
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "补课负责人" }).fill("m-B1")
    await page.getByRole("option").first().click()
    await lookAt(page, "helper-of-make-up")
    await dialog.getByRole("button", { name: "记下负责人" }).click()
    await page.getByText("补课负责人已记下。").waitFor()
    const { body } = await scene.secretary.get(`/events/${id}`)
    const row = body.attendance.find(
      ({ member }: { member: { memberId: number } }) => member.memberId === absentee,
    )
    expect(row).toMatchObject({ status: "made-up", madeUpOn: "2010-08-19", helper: { name: "m-B1" } })
    await context.close()
  })
})

describe("a wrong kind", () => {
  test("is corrected together with the group that held it", async () => {
    const id = await scene.study()
    const { page, context } = await open(scene.secretary, `/events/${id}`)
    await button(page, "更正").click()
    await page.getByLabel("类型").selectOption({ label: "党小组会" })
    await page.getByLabel("由谁举行").selectOption({ label: "G2" })
    await axeClean(page)
    await button(page, "保存更正").click()
    await page.getByText("党小组会 · G2").waitFor()
    await context.close()
  })
})
