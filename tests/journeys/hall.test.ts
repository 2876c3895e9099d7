import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person } from "../support/server.ts"
import { openStudyScene, type StudyScene } from "../support/study-scene.ts"
import { axeClean } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { nextBuild } from "./support/next-build.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

let scene: StudyScene
let app: OpenApp
let browser: Browser
let recorder: Person
/** Whether the next version of the program has come. */
let isOut = false

beforeAll(async () => {
  scene = await openStudyScene()
  recorder = await scene.app.as("recorder", "B1")
  app = await openApp(
    scene.app,
    nextBuild(() => isOut),
  )
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await scene.app.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })
const name = (page: Page, code: string) =>
  page.locator(".roster-name").filter({ hasText: new RegExp(`^${code}(?!-)`) })
const planned = (topic: string, start = "2010-08-20 09:00") =>
  scene.study({
    start,
    state: "planned",
    sameDay: "another",
    items: [{ kind: "collective-study", topic, hours: 2 }],
  })
const statusOf = async (event: number, code: string) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  return body.attendance.find(({ member }: { member: { code: string } }) => member.code === code)?.status
}

/** Somebody's browser with the day's lists and the program on it. */
async function withLists(person: Person, screen = phone) {
  // What fails without a network is what this is about.
  const opened = await openWindow(browser, screen, { except: /./ })
  await app.signIn(opened.context, person)
  await opened.page.goto(`${app.address}/events/hall`)
  await opened.page.locator(".hall-list").first().waitFor()
  await opened.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
  return opened
}

/** The same page, after it was closed in the middle. */
async function openedAnew(context: BrowserContext, path: string): Promise<Page> {
  for (const page of context.pages()) await page.close()
  const page = await context.newPage()
  await page.goto(`${app.address}${path}`)
  return page
}

describe("a hall without a network", () => {
  test("opens, is marked, is closed and opened again, and everything is sent once there is one", async () => {
    const event = await planned("没有网络的会场")
    const { page: first, context } = await withLists(scene.secretary)
    await lookAt(first, "hall-lists-phone")
    await axeClean(first)
    await context.setOffline(true)
    await first.goto(`${app.address}/`)
    await first.getByRole("link", { name: "打开会场名单" }).click()
    await first.getByText("没有网络的会场").click()
    await first.getByText("现在没有网络").waitFor()
    await name(first, "m-G1").click()
    await name(first, "m-G2").click()
    await name(first, "m-G2").click()
    await first.getByText("还有 2 处没有送出", { exact: false }).waitFor()
    await lookAt(first, "hall-offline-phone")
    await axeClean(first)
    const page = await openedAnew(context, `/events/hall/${event}`)
    await page.locator(".roster-name.late").waitFor()
    await page.locator(".roster-name.on-leave").waitFor()
    await page.getByText("病假", { exact: true }).click()
    await button(page, "已经举行，其余的都到了").click()
    await page.getByText("还有 3 处没有送出", { exact: false }).waitFor()
    expect((await scene.secretary.get(`/events/${event}`)).body.state).toBe("planned")
    await context.setOffline(false)
    await page.getByText("都已送出").waitFor()
    const { body } = await scene.secretary.get(`/events/${event}`)
    expect(body.state).toBe("held")
    expect(body.counts).toMatchObject({ expected: 5, present: 3, late: 1, onLeave: 1, withoutRow: 0 })
    const { rows } = await scene.app.database.pool.query(
      "select count(*)::int as n from audit_entry where action = 'event-held' and details -> 'activityIds' @> $1",
      [JSON.stringify([event])],
    )
    expect(rows[0].n).toBe(1)
    await context.close()
  })

  test("two recorders at once: what they marked differently is shown to both, and one is chosen", async () => {
    const event = await planned("两位记录的人", "2010-08-20 09:10")
    const one = await withLists(scene.secretary)
    const other = await withLists(recorder, wide)
    for (const { page, context } of [one, other]) {
      await page.goto(`${app.address}/events/hall/${event}`)
      await name(page, "m-G1").waitFor()
      await context.setOffline(true)
    }
    await name(one.page, "m-G1").click()
    await name(one.page, "m-B1").click()
    for (const _ of [1, 2, 3]) await name(other.page, "m-G1").click()
    await one.context.setOffline(false)
    await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
    await other.context.setOffline(false)
    await other.page.getByText("两处记得不一样").waitFor()
    await lookAt(other.page, "hall-clash-wide")
    await axeClean(other.page)
    await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
    await one.page.goto(`${app.address}/events/${event}`)
    await one.page.getByText("两处记得不一样").waitFor()
    await lookAt(one.page, "hall-clash-phone")
    await button(other.page, "m-G1：按“缺席”记").click()
    await other.page.getByText("两处记得不一样").waitFor({ state: "detached" })
    await expect.poll(() => statusOf(event, "m-G1")).toBe("absent")
    await one.page.reload()
    await one.page.getByRole("heading", { name: "考勤" }).waitFor()
    await expect.poll(() => one.page.getByText("两处记得不一样").count()).toBe(0)
    for (const { context } of [one, other]) await context.close()
  })

  test("whoever has made it up stands so, is marked no more, and is not counted as there", async () => {
    const memberId = await scene.app.memberId("m-G1")
    const event = await scene.study({
      start: "2010-08-20 08:20",
      sameDay: "another",
      attendance: [{ memberId, status: "absent" }],
    })
    await scene.secretary.post(`/events/${event}/make-up`, {
      memberIds: [memberId],
      helperId: await scene.app.memberId("m-B1"),
      on: "2010-08-20",
    })
    const { page, context } = await withLists(scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    await page.getByText("补课完成，名单上不再改：m-G1。").waitFor()
    await page.getByText("应到 5，实到 4").waitFor()
    await expect.poll(() => name(page, "m-G1").count()).toBe(0)
    await context.close()
  })

  test("a sitting called off meanwhile says so, and takes what was marked once it is restored", async () => {
    const event = await planned("取消了的", "2010-08-20 09:20")
    const { page, context } = await withLists(scene.secretary)
    const act = async (deed: string, body: object) => {
      const { version } = (await scene.secretary.get(`/events/${event}`)).body
      await scene.secretary.post(`/events/${event}/${deed}`, body, { version })
    }
    /** Marks somebody where there is no network, and it is called off before there is one again. */
    const markInVain = async (code: string) => {
      await page.goto(`${app.address}/events/hall/${event}`)
      await name(page, code).waitFor()
      await context.setOffline(true)
      await name(page, code).click()
      await act("cancel", { reason: "停电" })
      await context.setOffline(false)
      await page.getByText("这次活动已被取消").waitFor()
    }
    await markInVain("m-G1")
    await lookAt(page, "hall-cancelled-phone")
    await expect.poll(() => statusOf(event, "m-G1")).toBeNull()
    await act("restore", { state: "planned" })
    await page.goto(`${app.address}/events/hall`)
    await expect.poll(() => statusOf(event, "m-G1"), { timeout: 60_000 }).toBe("late")
    await markInVain("m-G2")
    await button(page, "不要这些了").click()
    await page.getByText("这次活动已被取消").waitFor({ state: "detached" })
    await act("restore", { state: "planned" })
    await expect.poll(() => statusOf(event, "m-G2")).toBeNull()
    await context.close()
  })

  test("what is marked before the start says why it waits, and is sent by itself once it has begun", async () => {
    const event = await planned("还没开始", "2010-08-20 14:00")
    scene.app.setTime("13:20")
    const { page, context } = await withLists(scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    for (const code of ["m-G1", "m-B1"]) await name(page, code).click()
    const why = page.getByText("服务器的时间还没到开始的时候")
    await why.waitFor()
    await page.getByText("还有 2 处没有送出", { exact: false }).waitFor()
    // The lists are asked for once more, and again: it stays said for as long as it is so.
    const asked = () => page.waitForResponse((answer) => answer.url().endsWith("/api/events/hall"))
    await asked()
    await page.waitForTimeout(500)
    await expect.poll(() => why.count()).toBe(1)
    await lookAt(page, "hall-not-yet-phone")
    await axeClean(page)
    await expect.poll(() => statusOf(event, "m-G1")).toBeNull()
    scene.app.setTime("14:00")
    await expect.poll(() => statusOf(event, "m-G1"), { timeout: 40_000 }).toBe("late")
    await why.waitFor({ state: "detached" })
    await page.getByText("都已送出").waitFor()
    scene.app.setTime("23:59")
    await context.close()
  })

  test("whoever is marked and not expected any more is named for as long as the list is open", async () => {
    const event = await planned("中途转走", "2010-08-20 10:10")
    const { page, context } = await withLists(scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    await name(page, "m-G2").waitFor()
    await context.setOffline(true)
    for (const code of ["m-G1", "m-G2"]) await name(page, code).click()
    const leaves = (until: string | null) =>
      scene.app.database.pool.query(
        "update membership set until_on = $1 where member_id = (select member_id from member where code = 'm-G2')",
        [until],
      )
    await leaves("2010-08-01")
    await context.setOffline(false)
    await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
    await page.waitForTimeout(1000)
    await page.getByText("没有写进去：m-G2").waitFor()
    await leaves(null)
    await context.close()
  })

  test("a list that was loaded anew without a network is sent once there is one", async () => {
    const event = await planned("手机重新载入了", "2010-08-20 10:20")
    const { page, context } = await withLists(scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    await name(page, "m-G1").waitFor()
    await context.setOffline(true)
    await page.reload()
    await name(page, "m-G1").click()
    await page.getByText("还有 1 处没有送出", { exact: false }).waitFor()
    // Until the page has given up asking who is signed in.
    await page.waitForTimeout(4000)
    await context.setOffline(false)
    await page.getByText("都已送出").waitFor()
    await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
    await context.close()
  })

  test("a session that ended keeps what was marked until the same person signs in again", async () => {
    const event = await planned("登录结束了", "2010-08-20 09:30")
    const somebody = await scene.app.as("recorder", "B1")
    const { page, context } = await withLists(somebody)
    await page.goto(`${app.address}/events/hall/${event}`)
    await name(page, "m-G1").waitFor()
    await context.setOffline(true)
    await name(page, "m-G1").click()
    await page.getByText("还有 1 处没有送出", { exact: false }).waitFor()
    const { pool } = scene.app.database
    const run = (seconds: number) =>
      pool.query("update session set seen_at = now() - make_interval(secs => $2) where account_id = $1", [
        somebody.accountId,
        seconds,
      ])
    await run(100_000)
    await context.setOffline(false)
    const again = await openedAnew(context, "/events/hall")
    await again.getByText("登录已经结束").waitFor()
    await expect.poll(() => again.getByText("登录结束了").count()).toBe(0)
    await lookAt(again, "hall-session-over-phone")
    await expect.poll(() => statusOf(event, "m-G1")).toBeNull()
    await run(0)
    await again.reload()
    await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
    await context.close()
  })

  test("the clock of the phone set back by an hour changes nothing", async () => {
    const event = await planned("时钟不准", "2010-08-20 09:40")
    const { page, context } = await withLists(scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    await context.setOffline(true)
    await name(page, "m-G1").click()
    await page.clock.install({ time: Date.now() - 3_600_000 })
    await name(page, "m-G1").click()
    await name(page, "m-B1").click()
    await page.clock.resume()
    await context.setOffline(false)
    await expect.poll(() => statusOf(event, "m-G1")).toBe("on-leave")
    await expect.poll(() => statusOf(event, "m-B1")).toBe("late")
    await context.close()
  })

  test("two tabs of one browser mark one list, and what they marked is written once", async () => {
    const event = await planned("两个标签页", "2010-08-20 09:45")
    const { page: one, context } = await withLists(scene.secretary)
    const other = await context.newPage()
    for (const page of [one, other]) {
      await page.goto(`${app.address}/events/hall/${event}`)
      await name(page, "m-G1").waitFor()
    }
    await context.setOffline(true)
    await name(one, "m-G1").click()
    await other.locator(".roster-name.late").waitFor()
    await name(other, "m-B1").click()
    await one.getByText("还有 2 处没有送出", { exact: false }).waitFor()
    await context.setOffline(false)
    for (const page of [one, other]) {
      await page.getByText("都已送出").waitFor()
      await expect.poll(() => page.getByText("两处记得不一样").count()).toBe(0)
    }
    await expect
      .poll(async () => [await statusOf(event, "m-G1"), await statusOf(event, "m-B1")])
      .toEqual(["late", "late"])
    await context.close()
  })

  test("names are gone from the phone after a day and a half, and what was marked is sent all the same", async () => {
    const event = await planned("隔了两天", "2010-08-20 09:55")
    const { page: first, context } = await withLists(scene.secretary)
    await first.goto(`${app.address}/events/hall/${event}`)
    await name(first, "m-G1").waitFor()
    await context.setOffline(true)
    await name(first, "m-G1").click()
    await first.getByText("还有 1 处没有送出", { exact: false }).waitFor()
    await first.evaluate(`localStorage.setItem("hall until", String(Date.now() - 1000))`)
    const page = await openedAnew(context, "/events/hall")
    await page.getByText("姓名已经清掉", { exact: false }).waitFor()
    await expect.poll(() => page.locator(".hall-list").count()).toBe(0)
    await lookAt(page, "hall-names-gone-phone")
    await context.setOffline(false)
    await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
    await context.close()
  })

  test("whoever signs out leaves nothing behind, and hears first what would be lost", async () => {
    const event = await planned("退出以前", "2010-08-20 09:50")
    const { page, context } = await withLists(await scene.app.as("recorder", "B1"), wide)
    await page.goto(`${app.address}/events/hall/${event}`)
    await name(page, "m-G1").waitFor()
    await page.route("**/api/events/*/marks", (route) => route.abort())
    await name(page, "m-G1").click()
    await page.getByText("还有 1 处没有送出", { exact: false }).waitFor()
    await button(page, "退出").first().click()
    await page.getByText("现在退出登录，它们就没有了").waitFor()
    await lookAt(page, "hall-leaving-wide")
    await button(page, "不要了，退出登录").click()
    await page.waitForURL("**/sign-in")
    const left = () =>
      page.evaluate(`Promise.all([
        indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()
      ]).then((all) => [...all.map(({ length }) => length), localStorage.getItem("hall account")])`)
    await expect.poll(left).toEqual([0, 0, 0, null])
    await context.close()
  })
})

describe("an update of the program", () => {
  test("is there at once for whoever has a network: the page is the server's own, never a kept one", async () => {
    await planned("更新")
    const { page, context } = await withLists(scene.secretary)
    await page.reload()
    const answered = page.waitForResponse((response) => response.url() === `${app.address}/events/hall`)
    await page.reload()
    expect((await answered).ok()).toBe(true)
    const kept = await page.evaluate(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys())))).then((all) => all.flat().map(({ url }) => new URL(url).pathname))`,
    )
    expect((kept as string[]).filter((path) => path.startsWith("/api"))).toEqual([])
    expect(kept as string[]).toContain("/index.html")
    await context.close()
  })
})

describe("an update that comes while marks wait", () => {
  test("loses nothing: what was marked is sent, the next page is the new one, and it is kept for the hall", async () => {
    const event = await planned("更新之前记的")
    const { page, context } = await withLists(scene.secretary, wide)
    await page.goto(`${app.address}/events/hall/${event}`)
    await name(page, "m-G1").waitFor()
    await context.setOffline(true)
    await name(page, "m-G1").click()
    await button(page, "已经举行，其余的都到了").click()
    await page.getByText("处没有送出", { exact: false }).waitFor()
    isOut = true
    try {
      await context.setOffline(false)
      await page.getByText("都已送出").waitFor()
      await expect.poll(() => statusOf(event, "m-G1")).toBe("late")
      // A page whose piece is gone is loaded anew by itself, in the new version.
      await page.getByRole("link", { name: "组织", exact: true }).first().click()
      await page.getByRole("heading", { level: 1, name: "组织" }).waitFor()
      await page.locator('script[src*="/assets/next-"]').first().waitFor({ state: "attached" })
      const isKept = () =>
        page.evaluate(
          `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys())))).then((all) => all.flat().filter(({ url }) => url.includes("/assets/next-")).length > 0)`,
        )
      await expect.poll(isKept).toBe(true)
      await context.setOffline(true)
      const again = await openedAnew(context, `/events/hall/${event}`)
      await again.getByText("更新之前记的").first().waitFor()
    } finally {
      isOut = false
      await context.close()
    }
  })

  test("is opened anew with marks on the phone: they are there, and sent", async () => {
    const event = await planned("关了再开的更新")
    const { page, context } = await withLists(scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    await name(page, "m-G2").waitFor()
    await context.setOffline(true)
    await name(page, "m-G2").click()
    await button(page, "已经举行，其余的都到了").click()
    await page.getByText("处没有送出", { exact: false }).waitFor()
    isOut = true
    try {
      await page.close()
      await context.setOffline(false)
      const again = await openedAnew(context, `/events/hall/${event}`)
      await again.getByText("都已送出").waitFor()
      await expect.poll(() => statusOf(event, "m-G2")).toBe("late")
    } finally {
      isOut = false
      await context.close()
    }
  })
})

describe("the record on paper", () => {
  test("keeps the paragraphs of what was written, opened by its own address", async () => {
    const event = await scene.study({
      start: "2010-08-18 09:00",
      minutes: "三点要求。\n讨论中大家认为。",
      items: [{ kind: "collective-study", topic: "分段的记录", hours: 2, content: "第一条\n第二条" }],
    })
    const { page, context } = await openWindow(browser, wide)
    await app.signIn(context, scene.secretary)
    await page.goto(`${app.address}/events/${event}/record`)
    const lines = page.locator(".record-sheet .record-text")
    await lines.first().waitFor()
    const told = await lines.allInnerTexts()
    expect(told).toContain("三点要求。\n讨论中大家认为。")
    const heights = await page.evaluate<number[]>(`
      [...document.querySelectorAll(".record-sheet .record-text")].map(
        (one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight))`)
    for (const height of heights) expect(Math.round(height)).toBe(2)
    await lookAt(page, "record-sheet-paragraphs-wide")
    await context.close()
  })
})

describe("big halls", () => {
  const people = 2000
  let officer: Person
  let event: number
  beforeAll(async () => {
    const { database } = scene.app
    const unitId = await scene.app.unitId("T1")
    const owner = await database.ownerClient()
    await owner.query(
      `insert into unit (code, name, kind, parent_id, path)
       select 'H' || lpad(n::text, 3, '0'), '第 ' || n || ' 党支部', 'branch', $1, path
         from unit, generate_series(1, 80) n where unit_id = $1`,
      [unitId],
    )
    await owner.query("update unit set path = (path::text || '.' || unit_id)::ltree where code like 'H___'")
    await owner.query(
      `insert into member (code, name, search_key)
       select 'h' || lpad(n::text, 4, '0'), '王' || chr(20000 + n), 'wang' || n from generate_series(1, $1) n`,
      [people],
    )
    await owner.query(
      `insert into membership (member_id, unit_id, from_on)
       select m.member_id, u.unit_id, '2009-01-01' from member m
         join unit u on u.code = 'H' || lpad((1 + substr(m.code, 2)::int % 80)::text, 3, '0') where m.code like 'h____'`,
    )
    await owner.end()
    officer = await scene.app.as("committee-officer", "T1")
    const { body } = await officer.post("/sittings", {
      unitId,
      start: "2010-08-20 09:00",
      state: "planned",
      items: [{ kind: "collective-study", topic: "千人大会", hours: 2 }],
    })
    event = body.activities[0].activityId
  })

  test("show few names at a time, find everybody, and mark the rest of a branch at once", async () => {
    const { page, context } = await openWindow(browser, phone, { except: /./ })
    await app.signIn(context, officer)
    await page.goto(`${app.address}/events/${event}`)
    await button(page, "已举行，记考勤").click()
    await page.locator(".roster-branch").first().waitFor()
    await expect.poll(() => page.locator(".roster-name").count()).toBe(0)
    const search = page.getByRole("searchbox", { name: "在名单里找" })
    await search.fill("wang")
    await page.locator(".roster-window .roster-name").first().waitFor()
    await expect.poll(() => page.locator(".roster-name").count()).toBeLessThan(120)
    await lookAt(page, "hall-many-phone")
    await page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    await expect
      .poll(async () =>
        Number(await page.locator(".roster-window [aria-posinset]").first().getAttribute("aria-posinset")),
      )
      .toBeGreaterThan(500)
    await search.fill("wang1999")
    await page.locator(".roster-name").first().click()
    await search.fill("")
    await page.getByText("第 1 党支部").first().click()
    await button(page, /其余的都记缺席$/)
      .first()
      .click()
    await button(page, "记下考勤").click()
    await expect
      .poll(async () => (await officer.get(`/events/${event}`)).body.counts)
      .toMatchObject({ absent: 25, late: 1, withoutRow: 0, expected: people + 6 })
    await context.close()
  })

  test.each([
    { name: "many", of: () => event, person: () => officer },
    { name: "few", of: () => planned("例会", "2010-08-20 10:30"), person: () => scene.secretary },
  ])("have a sheet to sign on paper: $name people", async ({ name: called, of, person }) => {
    const id = await of()
    const few = called === "few"
    const leave = {
      memberId: await scene.app.memberId("m-G1"),
      from: "2010-08-20",
      kind: "official",
      approved: true,
    }
    if (few) expect((await scene.secretary.post("/leave/entered", leave)).status).toBe(200)
    const { page, context } = await openWindow(browser, wide, { except: /./ })
    await app.signIn(context, person())
    await page.goto(`${app.address}/events/${id}/sheet`)
    await page.locator(".sign-in-sheet").first().waitFor()
    await axeClean(page)
    const expected = (await person().get(`/events/${id}`)).body.counts.expected
    const names = await page.locator(".sign-in-sheet td:nth-child(odd)").allInnerTexts()
    expect(names.filter((one) => one !== "").length).toBe(expected)
    const signatures = await page.locator(".sign-in-sheet td:nth-child(even)").allInnerTexts()
    if (few) expect(signatures.filter((one) => one !== "")).toEqual(["请假（公假）"])
    await page.emulateMedia({ media: "print" })
    await lookAt(page, `hall-sheet-${called}`)
    const pdf = await page.pdf({ path: `test-results/sign-in-sheet-${called}.pdf`, preferCSSPageSize: true })
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(sheets).toBeGreaterThanOrEqual(called === "many" ? 20 : 1)
    expect(sheets).toBeLessThanOrEqual(called === "many" ? 60 : 1)
    await context.close()
  })
})
