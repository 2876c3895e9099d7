import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestServer, type TestServer } from "../support/server.ts"
import { lookAt, openBrowser, openWindow, wide } from "./support/browser.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"
import { settled } from "./support/sample-app.ts"

let server: TestServer
let app: OpenApp
let browser: Browser

beforeAll(async () => {
  server = await openTestServer({ today: "2026-11-25" })
  app = await openApp(server)
  browser = await openBrowser(["--host-resolver-rules=MAP xueer.lan 127.0.0.1"])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await server?.close()
})

const sentences = { zh: "浏览器不会记住登录", en: "will not keep you signed in" }

test("a page on plain HTTP says why nobody stays signed in there, in both languages; on the machine itself it does not", async () => {
  const { port } = new URL(app.address)
  for (const host of ["localhost", "127.0.0.1", "xueer.lan"]) {
    for (const path of ["/sign-in", "/activate"]) {
      const { page } = await openWindow(browser, wide)
      await page.goto(`http://${host}:${port}${path}`)
      await settled(page)
      const found = async (words: string) => await page.getByText(words).count()
      await expect
        .poll(() => found(sentences.zh), { message: `${host}${path}` })
        .toBe(host === "xueer.lan" ? 1 : 0)
      if (host === "xueer.lan" && path === "/sign-in") {
        await lookAt(page, "sign-in-plain-http")
        await page.getByRole("button", { name: "English" }).click()
        await expect.poll(() => found(sentences.en)).toBe(1)
      }
      await page.context().close()
    }
  }
}, 120_000)
