import { afterAll, beforeAll, expect, test } from "vitest"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { fromWord, fromWps, hostile, pasteInto } from "./support/clipboard.ts"
import { openSampleApp, type SampleApp, settled } from "./support/sample-app.ts"

let sample: SampleApp
let branch: { unitId: number }

beforeAll(async () => {
  sample = await openSampleApp()
  branch = await sample.find<{ unitId: number }>(
    `select g.unit_id as "unitId" from grant_of_role g join account a using (account_id) where a.login = $1`,
    [sample.signInOf("branch-secretary").login],
  )
}, 240_000)
afterAll(() => sample.close())

/** A study of the branch that nobody has written minutes of. */
async function study(): Promise<number> {
  const { id } = await sample.find<{ id: number }>(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     values (gen_random_uuid(), $1, 'collective-study', '学原文', '2026-11-12 09:00', 200, 'held') returning activity_id as id`,
    [branch.unitId],
  )
  return id
}

const looks = [
  { look: "phone", screen: phone, elder: false, language: "zh" },
  { look: "phone-elder", screen: phone, elder: true, language: "zh" },
  { look: "wide-en", screen: wide, elder: false, language: "en" },
] as const

async function correcting(look: (typeof looks)[number]) {
  const activityId = await study()
  const opened = await openWindow(sample.browser, look.screen, look)
  await sample.enterAs(opened.context, "branch-secretary")
  await opened.page.goto(`${sample.app.address}/events/${activityId}`)
  await settled(opened.page)
  const said = (zh: string, en: string) => (look.language === "zh" ? zh : en)
  await opened.page.getByRole("button", { name: said("更正", "Correct"), exact: true }).click()
  const editor = opened.page.getByRole("textbox", { name: said("记录", "Minutes"), exact: true })
  await editor.waitFor()
  const save = async () => {
    await opened.page.getByRole("button", { name: said("保存更正", "Save"), exact: true }).click()
    await editor.waitFor({ state: "detached" })
  }
  return { ...opened, activityId, editor, save, said }
}

async function stored(activityId: number): Promise<{ minutes: string; document: unknown }> {
  return await sample.find(
    `select minutes, minutes_document as document from sitting join activity using (sitting_id) where activity_id = $1`,
    [activityId],
  )
}

test.each(looks)("keeps what Word has made of headings, lists and tables: $look", async (look) => {
  const { page, context, editor, save, activityId, expectNoComplaints } = await correcting(look)
  await pasteInto(editor, fromWord)
  await editor.getByRole("heading", { name: "一、学习内容" }).waitFor()
  await lookAt(page, `minutes-editor-${look.look}`)
  await axeClean(page)
  await fitsScreen(page)
  await save()
  await page.getByRole("cell", { name: "走访" }).waitFor()
  await lookAt(page, `minutes-read-${look.look}`)
  const marks =
    "[...document.querySelectorAll('.structured-text :is(ol, ul)')].map((list) => getComputedStyle(list).listStyleType)"
  await expect.poll(() => page.evaluate(marks)).toEqual(["decimal", "disc"])
  await axeClean(page)
  await fitsScreen(page)
  expect((await stored(activityId)).minutes).toBe(
    "一、学习内容\n学习原文 2 篇（链接）。\n1. 甲发言\n  · 要点一\n2. 乙发言\n落实分工\n走访\t丙",
  )
  expectNoComplaints()
  await context.close()
})

test("keeps what WPS has made of them", async () => {
  const { context, page, editor, save, activityId } = await correcting(looks[0])
  await pasteInto(editor, fromWps)
  await save()
  await page.getByRole("cell", { name: "补充" }).waitFor()
  const { minutes, document } = await stored(activityId)
  expect(minutes).toBe("会议记录\n· 第一点\n· 第二点\n姓名\t发言\n甲\t同意\n补充")
  expect(JSON.stringify(document)).toContain('"rowspan": 2'.replace(" ", ""))
  await context.close()
})

test("keeps the words of hostile markup, and runs and loads nothing of it", async () => {
  const { page, context, editor, save, activityId, expectNoComplaints } = await correcting(looks[0])
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await pasteInto(editor, hostile)
  await save()
  await expect.poll(() => page.evaluate("window.ran")).toBeUndefined()
  expect(asked.filter((url) => url.includes("example.cn"))).toEqual([])
  const { minutes } = await stored(activityId)
  for (const word of ["甲", "乙", "丙", "丁", "己庚辛", "壬"]) expect(minutes).toContain(word)
  expectNoComplaints()
  await context.close()
})

test("is written by keyboard: headings, lists, a table, and out again", async () => {
  const { page, context, editor, save, activityId } = await correcting(looks[2])
  await editor.click()
  await page.keyboard.press("Control+Alt+1")
  await page.keyboard.type("议题")
  await page.keyboard.press("Enter")
  await page.keyboard.type("- 第一")
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  await page.keyboard.type("细节")
  await page.keyboard.press("Escape")
  const tools = page.getByRole("toolbar", { name: "Layout" })
  await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Heading 1")
  await tools.getByRole("button", { name: "Undo" }).press("Enter")
  const redo = tools.getByRole("button", { name: "Redo" })
  await expect.poll(() => redo.isEnabled()).toBe(true)
  await redo.press("Enter")
  await save()
  await page.getByText("议题", { exact: true }).waitFor()
  expect((await stored(activityId)).minutes).toBe("议题\n· 第一\n  · 细节")
  await context.close()
})
