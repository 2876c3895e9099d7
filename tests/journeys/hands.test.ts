import { readFile } from "node:fs/promises"
import { readXlsx } from "hucre/xlsx"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { announceDue } from "../../src/server/features/announcements/index.ts"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places
beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)
afterAll(() => sample?.close())

const looks = [
  { look: "phone", screen: phone, language: "zh" },
  { look: "wide", screen: wide, language: "zh" },
  { look: "wide-en", screen: wide, language: "en" },
] as const

const go = async (page: Page, path: string) => {
  await page.goto(`${sample.app.address}${path}`)
  await settled(page)
}

type Role = Parameters<SampleApp["enterAs"]>[1]

/** Looks at a page in each look, with what is done on it before. */
async function lookEverywhere(
  role: Role,
  path: string,
  name: string,
  before?: (page: Page) => Promise<void>,
) {
  for (const { look, screen, language } of looks) {
    const { page, context, expectNoComplaints } = await openWindow(sample.browser, screen, { language })
    await sample.enterAs(context, role)
    await go(page, path)
    await before?.(page)
    await lookAt(page, `${name}-${look}`)
    await axeClean(page)
    await fitsScreen(page)
    await fingersFit(page)
    expectNoComplaints()
    await context.close()
  }
}

test("a planned sitting is told to those expected; the recorder sees who has read it, without chasing anybody", async () => {
  await lookEverywhere("branch-secretary", `/events/${places.planned}`, "hands-announcement")
  const { page, context, hand, expectNoComplaints } = await enter(sample, "branch-secretary", phone)
  await go(page, `/events/${places.planned}`)
  const tellNow = page.getByRole("button", { name: "现在就通知" })
  if (await tellNow.isVisible()) {
    await hand.press(tellNow)
    await page.getByText("一分钟内通知到人。").waitFor()
  }
  await announceDue(sample.server.app, { signal: new AbortController().signal, settledMinutes: 0 })
  await go(page, `/events/${places.planned}`)
  await page.getByText(/已通知\s\d+\s人，其中\s\d+\s人看过/).waitFor()
  await expect.poll(() => page.getByRole("button", { name: /催|提醒/ }).count()).toBe(0)
  await lookAt(page, "hands-announced-phone")
  expectNoComplaints()
  await context.close()
})

/** A duty that all branches of the street still owe, the one whose secretary signs in among them. */
const reminding = /^(提醒：民主评议|Remind of Democratic)/

/** Whoever owes much sees a part of it folded. */
async function unfold(page: Page): Promise<void> {
  const first = page.getByRole("button", { name: reminding, includeHidden: true }).first()
  if (!(await first.isVisible())) await page.locator(".office-owed summary").first().click()
}

test("an officer reminds all who owe a thing in three presses, the text and the units seen before; both sides see it", async () => {
  const { page, context, hand, expectNoComplaints } = await enter(sample, "committee-officer", wide)
  const before = hand.taps
  await unfold(page)
  const remind = page.getByRole("button", { name: reminding }).first()
  await hand.press(remind)
  await page.getByText("收到的人看到的是").waitFor()
  await lookAt(page, "hands-remind-dialog-wide")
  await hand.press(page.getByRole("button", { name: /^提醒\s\d+\s个组织$/ }))
  await page.getByText(/提醒了\s\d+\s个组织/).waitFor()
  expect(hand.taps - before).toBeLessThanOrEqual(3)
  const { unitId } = await sample.find<{ unitId: number }>(
    `select unit_id as "unitId" from reminder order by reminder_id desc limit 1`,
  )
  await go(page, `/units/${unitId}/year`)
  await page.getByRole("heading", { name: "上级提醒和电话" }).waitFor()
  await page
    .getByText(/提醒：/)
    .first()
    .waitFor()
  await hand.press(page.getByRole("button", { name: "记一次电话" }))
  // Whoever is called first stands there; the time is now, which is never to come.
  await page.getByLabel(/^打给谁/).waitFor()
  await expect.poll(() => page.getByLabel(/^打给谁/).inputValue()).not.toBe("")
  await page.getByLabel(/^打给谁/).fill("李记录员")
  await page.getByLabel(/^说了什么/).fill("周五补开")
  await lookAt(page, "hands-call-dialog-wide")
  await hand.press(page.getByRole("button", { name: "记下" }))
  await page.getByText("电话已记下。").waitFor()
  await page.getByText(/打电话给李记录员/).waitFor()
  await lookAt(page, "hands-reminders-wide")
  expectNoComplaints()
  await context.close()
  await lookEverywhere("committee-officer", "/", "hands-remind", async (shown) => {
    await unfold(shown)
    await shown.getByRole("button", { name: reminding }).first().click()
    await shown.locator("dialog .stack").waitFor()
    await settled(shown)
  })
  await lookEverywhere("committee-officer", `/units/${unitId}/year`, "hands-reminders")
})

test("a list is taken along as a sheet with one press, narrowed as the page is", async () => {
  const { page, context, hand, expectNoComplaints } = await enter(sample, "branch-secretary", wide)
  await go(page, `/events?unit=${places.branchId}&kind=party-lecture`)
  const saved = page.waitForEvent("download")
  await hand.press(page.getByRole("button", { name: "下载表格" }))
  const download = await saved
  expect(download.suggestedFilename()).toMatch(/^活动.*2026-11-25\.xlsx$/)
  const { sheets } = await readXlsx(new Uint8Array(await readFile(await download.path())))
  expect(sheets[0]?.rows[0]?.[0]).toBe("日期")
  expect(new Set(sheets[0]?.rows.slice(1).map((row) => row[4]))).toEqual(new Set(["党课"]))
  await lookAt(page, "hands-events-wide")
  expectNoComplaints()
  await context.close()
})

test("a list that is too long for one sheet is taken along by the quarter or month, narrowed as the page is", async () => {
  const { page, context, expectNoComplaints } = await openWindow(sample.browser, wide, {
    except: /409/,
  })
  await sample.enterAs(context, "department-officer")
  await go(page, "/events?state=held")
  await page.getByRole("button", { name: "下载表格" }).click()
  const dialog = page.getByRole("dialog", { name: "一张表放不下" })
  await dialog.waitFor()
  await axeClean(page)
  await lookAt(page, "hands-too-many-wide")
  await dialog.getByRole("combobox", { name: "哪一段" }).selectOption({ label: "2026年10月" })
  const saved = page.waitForEvent("download")
  await dialog.getByRole("button", { name: "下载表格" }).click()
  const { sheets } = await readXlsx(new Uint8Array(await readFile(await (await saved).path())))
  const rows = sheets[0]?.rows.slice(1) ?? []
  expect(rows.length).toBeGreaterThan(100)
  expect(new Set(rows.map(([on]) => String(on).slice(0, 7)))).toEqual(new Set(["2026-10"]))
  expect(new Set(rows.map((row) => row[7]))).toEqual(new Set(["已举行"]))
  await dialog.waitFor({ state: "hidden" })
  expectNoComplaints()
  await context.close()
})

test("what the provincial platform wants typed again is copied with one press", async () => {
  const path = `/units/${places.branchId}/platform-record?month=2026-10`
  await lookEverywhere("branch-secretary", path, "hands-platform")
  const { page, context, hand, expectNoComplaints } = await enter(sample, "branch-secretary", wide)
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await go(page, path)
  await hand.press(page.getByRole("button", { name: /^复制：/ }).first())
  await page.getByText(/已复制|已选中/).waitFor()
  const block = await page.locator(".platform-record").first().innerText()
  expect(block).toMatch(/^会议类型：.*\n会议时间：2026-10-/)
  expectNoComplaints()
  await context.close()
  await lookEverywhere("system-admin", "/settings", "hands-settings")
})
