import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openBrowser, openWindow, phone, wide } from "./support/browser.ts"
import { serveGallery } from "./support/gallery-server.ts"

let browser: Browser
let gallery: Awaited<ReturnType<typeof serveGallery>>

beforeAll(async () => {
  gallery = await serveGallery()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  gallery?.close()
})

const looks = [
  { name: "phone", screen: phone, elder: false, language: "zh" },
  { name: "phone-elder", screen: phone, elder: true, language: "zh" },
  { name: "phone-en", screen: phone, elder: false, language: "en" },
  { name: "wide", screen: wide, elder: false, language: "zh" },
  { name: "wide-elder", screen: wide, elder: true, language: "zh" },
  { name: "wide-en", screen: wide, elder: false, language: "en" },
  { name: "half", screen: { viewport: { width: 640, height: 400 } }, elder: false, language: "zh" },
] as const

describe("the components", () => {
  test.each(looks)(
    "are clear to everyone and fit the screen: $name",
    async ({ name, screen, elder, language }) => {
      const { page, context, expectNoComplaints } = await openWindow(browser, screen, { elder, language })
      await page.goto(gallery.address)
      await page.waitForSelector(".chart-place canvas")
      await lookAt(page, `gallery-${name}`)
      await axeClean(page)
      await fitsScreen(page)
      await fingersFit(page)
      expectNoComplaints()
      await context.close()
    },
  )

  test("a dialog takes the focus, closes with Escape and gives it back", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await page.goto(gallery.address)
    const opener = page.getByRole("button", { name: "撤销支部" })
    await opener.click()
    const dialog = page.getByRole("dialog", { name: "撤销青石村党支部" })
    await expect.poll(() => dialog.isVisible()).toBe(true)
    await expect
      .poll(() => page.evaluate("document.querySelector('dialog').contains(document.activeElement)"))
      .toBe(true)
    await lookAt(page, "gallery-dialog")
    await axeClean(page)
    await page.keyboard.press("Escape")
    await dialog.waitFor({ state: "detached" })
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("撤销支部")
    expectNoComplaints()
    await context.close()
  })

  test("a dialog closes on a press that begins and ends outside it, and on no other", async () => {
    const { page, context } = await openWindow(browser, wide)
    await page.goto(gallery.address)
    await page.getByRole("button", { name: "撤销支部" }).click()
    const dialog = page.getByRole("dialog", { name: "撤销青石村党支部" })
    const box = await dialog.boundingBox()
    if (!box) throw new Error("the dialog is nowhere")
    const within = { x: box.x + box.width / 2, y: box.y + 20 }
    const outside = { x: box.x - 40, y: box.y + 20 }
    const press = async (from: typeof within, to: typeof within) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y, { steps: 4 })
      await page.mouse.up()
    }
    await press(within, outside)
    await expect.poll(() => dialog.isVisible()).toBe(true)
    await press(outside, within)
    await expect.poll(() => dialog.isVisible()).toBe(true)
    await press(outside, outside)
    await dialog.waitFor({ state: "detached" })
    await context.close()
  })

  test("a person is found by typing and chosen by the keyboard", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, wide)
    await page.goto(gallery.address)
    const box = page.getByRole("combobox", { name: "主讲人" })
    await box.click()
    await box.fill("王")
    await page.getByRole("option", { name: /王桂兰/ }).waitFor()
    await axeClean(page)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect.poll(() => box.inputValue()).toBe("王桂兰")
    await page.getByRole("button", { name: /清除/ }).click()
    await expect.poll(() => box.inputValue()).toBe("")
    // With the mouse too, and once more.
    for (let turn = 0; turn < 2; turn++) {
      await box.click()
      await box.pressSequentially("王", { delay: 20 })
      await page.getByRole("option", { name: /王桂兰/ }).click()
      await expect.poll(() => box.inputValue()).toBe("王桂兰")
      await page.getByRole("button", { name: /清除/ }).click()
      await expect.poll(() => box.inputValue()).toBe("")
      await expect.poll(() => page.getByText("还没有选").count()).toBe(0)
    }
    expectNoComplaints()
    await context.close()
  })

  test("no key is lost where people type faster than the phone draws", async () => {
    const { page, context } = await openWindow(browser, phone)
    await page.goto(gallery.address)
    const box = page.getByRole("combobox", { name: "主讲人" })
    await box.click()
    await page.keyboard.type("wangyuxuan")
    await expect.poll(() => box.inputValue()).toBe("wangyuxuan")
    const search = page.getByRole("searchbox", { name: "找人" })
    await search.focus()
    await page.keyboard.type("zhangxue zhi", { delay: 230 })
    await page.waitForTimeout(1000)
    await expect.poll(() => search.inputValue()).toBe("zhangxue zhi")
    await context.close()
  })

  test("what was done can be taken back from the note that tells of it", async () => {
    const { page, context, expectNoComplaints } = await openWindow(browser, phone)
    await page.goto(gallery.address)
    await page.getByRole("button", { name: "照上次填" }).click()
    await page.getByText("已照上次填好").waitFor()
    await axeClean(page)
    await fitsScreen(page)
    await page.getByRole("button", { name: "撤销", exact: true }).click()
    await page.getByText("已撤销").waitFor()
    expectNoComplaints()
    await context.close()
  })

  test("tabs go with the arrow keys", async () => {
    const { page, context } = await openWindow(browser, wide)
    await page.goto(gallery.address)
    await page.getByRole("tab", { name: "内容" }).focus()
    await page.keyboard.press("ArrowRight")
    await expect
      .poll(() => page.getByRole("tab", { name: "人员" }).getAttribute("aria-selected"))
      .toBe("true")
    await expect.poll(() => page.getByRole("tabpanel").innerText()).toBe("到会的人列在这里。")
    await context.close()
  })

  test("the language and the print size change at once and stay", async () => {
    const { page, context } = await openWindow(browser, wide)
    await page.goto(gallery.address)
    await page.getByRole("button", { name: "English" }).first().click()
    await page.getByRole("button", { name: "Large print" }).first().click()
    await expect
      .poll(() => page.evaluate("[document.documentElement.lang, document.documentElement.className]"))
      .toEqual(["en", "elder"])
    await page.reload()
    await page.getByRole("button", { name: "Standard print" }).first().waitFor()
    await context.close()
  })
})
