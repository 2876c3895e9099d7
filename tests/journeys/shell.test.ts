import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../access/world.ts"
import type { TestServer } from "../support/server.ts"
import { axeClean } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"

let server: TestServer
let app: OpenApp
let browser: Browser

beforeAll(async () => {
  server = await openWorld()
  app = await openApp(server)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server.close()
})

const heading = (page: Page) => page.getByRole("heading", { level: 1 })
const pathOf = (page: Page) => page.url().slice(app.address.length)

describe("the frame around every page", () => {
  test("leads a stranger to the sign-in, and afterwards to where they wanted to go", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await page.goto(`${app.address}/suggestions?x=1`)
    await page.waitForURL("**/sign-in?to=*")
    expect(pathOf(page)).toBe("/sign-in?to=%2Fsuggestions%3Fx%3D1")
    await heading(page).waitFor()
    await app.signIn(context, await server.as("department-officer", "D"))
    await page.reload()
    await page.waitForURL("**/suggestions?x=1")
    expectNoComplaints()
    await context.close()
  })

  test("never leads away from this server after signing in", async () => {
    const { page, context } = await openWindow(browser, wide)
    await app.signIn(context, await server.as("department-officer", "D"))
    for (const wanted of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/..//evil.example",
    ]) {
      await page.goto(`${app.address}/sign-in?to=${encodeURIComponent(wanted)}`)
      await page.waitForURL(`${app.address}/`)
    }
    await context.close()
  })

  test("leads to the sign-in as soon as the session has ended, and keeps the place", async () => {
    const { page, context } = await openWindow(browser, wide)
    const officer = await server.as("department-officer", "D")
    await app.signIn(context, officer)
    await page.goto(`${app.address}/me`)
    await heading(page).waitFor()
    await page.waitForLoadState("networkidle")
    await server.database.pool.query("delete from session where account_id = $1", [officer.accountId])
    await page.getByRole("link", { name: "意见建议", exact: true }).first().click()
    await page.waitForURL("**/sign-in?to=%2Fsuggestions")
    await context.close()
  })

  test("gives the heading the focus when one goes to another page, and names the tab", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await app.signIn(context, await server.as("department-officer", "D"))
    await page.goto(`${app.address}/me`)
    await heading(page).waitFor()
    await page.getByRole("link", { name: "意见建议", exact: true }).first().click()
    await page.waitForURL("**/suggestions")
    await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("H1")
    await expect.poll(() => page.title()).toBe(`${await heading(page).innerText()} · 学而`)
    expectNoComplaints()
    await context.close()
  })

  test("begins with the way to the content, and ends with the way to say something about the page", async () => {
    const { page, context } = await openWindow(browser, wide)
    await app.signIn(context, await server.as("department-officer", "D"))
    await page.goto(`${app.address}/suggestions`)
    await heading(page).waitFor()
    await page.keyboard.press("Tab")
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("跳到正文")
    await page.keyboard.press("Enter")
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("content")
    const foot = page.getByRole("contentinfo").getByRole("link", { name: "意见建议" })
    await expect.poll(() => foot.getAttribute("href")).toBe("/suggestions/new?from=%2Fsuggestions")
    await context.close()
  })

  test("a home is there after one question to the server", async () => {
    for (const person of [await server.asMember("m-B2"), await server.as("committee-officer", "T1")]) {
      const { page, context, expectNoComplaints } = await openWindow(browser, wide)
      await app.signIn(context, person)
      const asked: string[] = []
      page.on("request", (request) => {
        const path = request.url().slice(app.address.length)
        if (path.startsWith("/api/")) asked.push(path)
      })
      await page.goto(app.address)
      await heading(page).waitFor()
      await page.waitForLoadState("networkidle")
      expect(asked).toEqual(["/api/session?page=home"])
      expectNoComplaints()
      await context.close()
    }
  })

  test("a member has four places at the foot of a phone", async () => {
    const { page, context } = await openWindow(browser, phone)
    await app.signIn(context, await server.asMember("m-B1"))
    await page.goto(`${app.address}/me`)
    await heading(page).waitFor()
    await expect.poll(() => page.locator(".foot-places > li").count()).toBe(4)
    await context.close()
  })

  test("has four places at most at the foot of a phone, and the others behind the last", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, phone)
    await app.signIn(context, await server.as("department-officer", "D"))
    await page.goto(`${app.address}/me`)
    await heading(page).waitFor()
    const places = page.locator(".foot-places > li")
    await expect.poll(() => places.count()).toBe(4)
    const more = page.getByRole("button", { name: "更多" })
    await more.click()
    await expect.poll(() => more.getAttribute("aria-expanded")).toBe("true")
    await axeClean(page)
    await lookAt(page, "shell-more")
    await page.locator(".foot-more").getByRole("button", { name: "退出" }).click()
    await page.waitForURL("**/sign-in")
    expect((await page.request.get(`${app.address}/api/session`)).status()).toBe(200)
    expect((await (await page.request.get(`${app.address}/api/session`)).json()).session).toBeNull()
    expectNoComplaints()
    await context.close()
  })

  test("stays where the network is away, says so, and opens the page as soon as there is one", async () => {
    const { page, context } = await openWindow(browser, wide, { except: /./ })
    await app.signIn(context, await server.as("department-officer", "D"))
    await page.goto(`${app.address}/me`)
    await heading(page).waitFor()
    await page.waitForLoadState("networkidle")
    await context.setOffline(true)
    await page.getByRole("link", { name: "意见建议", exact: true }).first().click()
    await page.getByText("可能是网络断了").waitFor()
    await lookAt(page, "shell-offline")
    await axeClean(page)
    await page.getByRole("button", { name: "再试一次" }).click()
    await page.getByRole("link", { name: "首页" }).waitFor()
    await context.setOffline(false)
    await expect.poll(() => heading(page).innerText()).toBe("意见建议")
    await context.close()
  })

  test("says so where an address leads nowhere", async () => {
    const { page, context } = await openWindow(browser, wide)
    await app.signIn(context, await server.as("department-officer", "D"))
    await page.goto(`${app.address}/nowhere`)
    await page.getByRole("heading", { name: "没有这一页" }).waitFor()
    await axeClean(page)
    await page.getByRole("link", { name: "回首页" }).click()
    await page.waitForURL(`${app.address}/`)
    await context.close()
  })

  test("heads a page that was not found, refused or not answered, and asks again only where that may help", async () => {
    const { page, context } = await openWindow(browser, wide, { except: /./ })
    await app.signIn(context, await server.asMember("m-B1-other"))
    const again = page.getByRole("main").getByRole("button", { name: "再试一次" })
    const home = page.getByRole("main").getByRole("link", { name: "回首页" })
    const above = `${app.address}/units/${await server.unitId("T1")}/turns`
    for (const [address, title] of [
      [`${app.address}/units/999999/turns`, "没有找到"],
      [above, "这里不对您开放"],
    ] as const) {
      await page.goto(address)
      await page.getByRole("heading", { level: 1, name: title }).waitFor()
      await expect
        .poll(async () => [await heading(page).count(), await again.count(), await home.count()])
        .toEqual([1, 0, 1])
      await expect.poll(() => page.title()).toBe(`${title} · 学而`)
      await axeClean(page)
    }
    await page.route("**/api/units/*/turns", (route) => route.fulfill({ status: 503, json: {} }))
    await page.goto(`${app.address}/units/${await server.unitId("B1")}/turns`)
    await page.getByRole("heading", { level: 1, name: "这里没有取到" }).waitFor()
    await expect.poll(() => home.count()).toBe(0)
    await page.unroute("**/api/units/*/turns")
    await again.click()
    await page.getByRole("heading", { level: 1, name: "轮流" }).waitFor()
    await expect.poll(() => heading(page).count()).toBe(1)
    await context.close()
  })

  test("a page whose pieces do not come is loaded anew, and says so where that does not help", async () => {
    const { page, context } = await openWindow(browser, phone)
    let broken = 1
    await page.route("**/assets/study-words-*.js", (route) =>
      broken-- > 0 ? route.abort() : route.continue(),
    )
    await page.goto(`${app.address}/sign-in`)
    await heading(page).filter({ hasText: "登录" }).waitFor()
    expect(broken).toBeLessThanOrEqual(0)

    broken = 100
    await page.reload()
    await heading(page).filter({ hasText: "这一页没有取全" }).waitFor()
    await expect.poll(() => page.getByRole("link").allTextContents()).toEqual(["再打开一次", "Open it again"])
    broken = 0
    await page.getByRole("link", { name: "再打开一次" }).click()
    await heading(page).filter({ hasText: "登录" }).waitFor()
    await context.close()
  })
})
