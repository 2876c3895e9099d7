import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../support/study-scene.ts"
import { axeClean } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

let scene: StudyScene
let app: OpenApp
let browser: Browser

beforeAll(async () => {
  scene = await openStudyScene()
  scene.app.setTime("09:10")
  app = await openApp(scene.app)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await scene.app.close()
})

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true })
const planned = (topic: string) =>
  scene.study({
    start: "2010-08-20 09:00",
    state: "planned",
    sameDay: "another",
    items: [{ kind: "collective-study", topic, hours: 2 }],
  })
const rowOf = async (event: number, code: string) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  return body.attendance.find(({ member }: { member: { code: string } }) => member.code === code)
}
/** What the picture on a page says, as the page itself was told. */
async function pictureOf(event: number): Promise<string> {
  const { body } = await scene.secretary.get(`/events/${event}/hall-code`)
  return `${app.address}/events/here?at=${event}&code=${encodeURIComponent(body.open.turns[0])}`
}

describe("a code for a hall", () => {
  test("is opened and shown large, scanned or typed by whoever likes, and ended", async () => {
    const event = await planned("全街道大会")
    const hall = await openWindow(browser, wide)
    await app.signIn(hall.context, scene.secretary)
    await hall.page.goto(`${app.address}/events/${event}`)
    await hall.page.getByRole("link", { name: "会场号码" }).click()
    await button(hall.page, "打开号码").waitFor()
    await lookAt(hall.page, "hall-code-off-wide")
    await axeClean(hall.page)
    await button(hall.page, "打开号码").click()
    const digits = await hall.page.locator(".hall-code-digits").innerText()
    expect(digits).toMatch(/^\d{4}$/)
    await lookAt(hall.page, "hall-code-on-wide")
    await axeClean(hall.page)
    await button(hall.page, "全屏显示").click()
    await expect
      .poll(() => hall.page.evaluate("document.fullscreenElement?.className"))
      .toContain("hall-code")
    await lookAt(hall.page, "hall-code-full-wide")
    await hall.page.evaluate("document.exitFullscreen()")

    const typing = await openWindow(browser, phone)
    await app.signIn(typing.context, await scene.member("m-G1"))
    await typing.page.goto(`${app.address}/`)
    await typing.page.getByRole("link", { name: "会场里念了号码？在这里输入" }).click()
    await typing.page.getByLabel("四位数").fill(digits)
    await lookAt(typing.page, "here-typing-phone")
    await axeClean(typing.page)
    await button(typing.page, "找这次会议").click()
    await typing.page.getByText("全街道大会").waitFor()
    expect((await rowOf(event, "m-G1"))?.status).toBeNull()
    await lookAt(typing.page, "here-found-phone")
    await axeClean(typing.page)
    await button(typing.page, "我到了").click()
    await typing.page.getByText("已经记下：出席").waitFor()
    await lookAt(typing.page, "here-said-phone")
    typing.expectNoComplaints()

    const scanning = await openWindow(browser, phone)
    await app.signIn(scanning.context, await scene.member("m-G2"))
    await scanning.page.goto(await pictureOf(event))
    await button(scanning.page, "我到了").click()
    await scanning.page.getByText("已经记下：出席").waitFor()
    const [typed, scanned] = [await rowOf(event, "m-G1"), await rowOf(event, "m-G2")]
    expect([typed.status, typed.selfRecorded]).toEqual(["present", true])
    expect({ ...scanned, member: null }).toEqual({ ...typed, member: null })
    scanning.expectNoComplaints()

    await button(hall.page, "不用了").click()
    await button(hall.page, "打开号码").waitFor()
    hall.expectNoComplaints()
    for (const { context } of [hall, typing, scanning]) await context.close()
  })

  test("says where it is over, wrong or not one's own; whoever signs in first comes to the same page", async () => {
    const event = await planned("说明白")
    await scene.secretary.post(`/events/${event}/hall-code`, {})
    const stale = `${app.address}/events/here?at=${event}&code=hAAAAAAAA`
    const { page, context } = await openWindow(browser, phone, { except: /./ })
    await page.goto(stale)
    await page.waitForURL("**/sign-in?to=*")
    expect(new URL(page.url()).searchParams.get("to")).toBe(`/events/here?at=${event}&code=hAAAAAAAA`)
    await app.signIn(context, await scene.member("m-G1"))
    await page.goto(stale)
    await page.getByText("屏幕上的码已经换了").waitFor()
    await lookAt(page, "here-over-phone")
    await axeClean(page)
    await button(page, "输入四位数").click()
    const { body } = await scene.secretary.get(`/events/${event}/hall-code`)
    await page.getByLabel("四位数").fill(body.open.code)
    await button(page, "找这次会议").click()
    await page.getByText("说明白").waitFor()
    await context.close()

    const guest = await openWindow(browser, wide, { except: /./ })
    await app.signIn(guest.context, await scene.member("m-B2"))
    await guest.page.goto(`${app.address}/events/here`)
    await guest.page.getByLabel("四位数").fill(body.open.code)
    await button(guest.page, "找这次会议").click()
    await guest.page.getByText("没有用这个号码、又请您参加的会议").waitFor()
    await lookAt(guest.page, "here-guest-wide")
    await expect.poll(() => guest.page.getByText("说明白").count()).toBe(0)
    await guest.context.close()
  })

  test("a hall without a network is kept by exception as ever, and the picture goes on to the end", async () => {
    const event = await planned("没有网络也照记")
    const { page, context } = await openWindow(browser, phone, { except: /./ })
    await app.signIn(context, scene.secretary)
    await page.goto(`${app.address}/events/hall/${event}`)
    await page.locator(".roster-name").first().waitFor()
    await page.goto(`${app.address}/events/${event}/code`)
    await button(page, "打开号码").click()
    await page.locator(".hall-code-picture").waitFor()
    const drawn = () => page.locator(".hall-code-picture .scan-ink").getAttribute("d")
    const first = await drawn()
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await context.setOffline(true)
    await expect.poll(drawn, { timeout: 40_000 }).not.toBe(first)
    await page.goto(`${app.address}/events/hall/${event}`)
    await page
      .locator(".roster-name")
      .filter({ hasText: /^m-G1(?!-)/ })
      .click()
    await page.getByText("还有 1 处没有送出", { exact: false }).waitFor()
    await context.setOffline(false)
    await expect.poll(async () => (await rowOf(event, "m-G1"))?.status).toBe("late")
    await context.close()
  })
})
