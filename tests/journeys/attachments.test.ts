import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { openSampleApp, type SampleApp, settled, today } from "./support/sample-app.ts"

let sample: SampleApp
let path: string
let photo: Buffer

beforeAll(async () => {
  sample = await openSampleApp()
  const { activityId } = await sample.find<{ activityId: number }>(
    `select activity_id as "activityId" from activity a join grant_of_role g using (unit_id) join account c using (account_id)
      where c.login = $1 and state = 'held' and a.kind = 'collective-study' and starts_on < $2
      order by starts_at desc limit 1`,
    [sample.signInOf("branch-secretary").login, today],
  )
  path = `/events/${activityId}`
  photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#a21" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer()
}, 240_000)
afterAll(() => sample.close())

const looks = [
  { look: "phone", screen: phone, elder: false, language: "zh" },
  { look: "phone-elder", screen: phone, elder: true, language: "zh" },
  { look: "wide", screen: wide, elder: false, language: "zh" },
  { look: "wide-en", screen: wide, elder: false, language: "en" },
] as const

async function open(role: Role, look: (typeof looks)[number] = looks[2], except?: RegExp) {
  const opened = await openWindow(sample.browser, look.screen, except ? { ...look, except } : look)
  await sample.enterAs(opened.context, role)
  await opened.page.goto(`${sample.app.address}${path}`)
  await settled(opened.page)
  return opened
}

const choose = (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type="file"]').setInputFiles(files)
const text = (name: string, said: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(said) })
const lines = (page: Page) => page.locator(".attachments > li")

describe("a branch secretary", () => {
  test("attaches a photograph and a document, and saves them again", async () => {
    const { page, context, expectNoComplaints } = await open("branch-secretary")
    await page.getByText("严禁上传涉密信息").waitFor()
    await choose(
      page,
      { name: "会场合影.jpg", mimeType: "image/jpeg", buffer: photo },
      text("学习记录.txt", "第一项\n重温入党誓词：保守党的秘密"),
    )
    await page.getByRole("link", { name: "学习记录.txt" }).waitFor()
    await expect.poll(() => lines(page).count()).toBe(2)
    const waiting = page.waitForEvent("download")
    await page.getByRole("link", { name: "会场合影.jpg" }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe("会场合影.jpg")
    const { exif } = await sharp(readFileSync(await download.path())).metadata()
    expect(exif).toBeUndefined()
    expectNoComplaints()
    await context.close()
  })

  test("is told why a marked file is not taken, and nothing of it stays", async () => {
    const { page, context } = await open("branch-secretary", looks[2], /422/)
    await choose(page, text("通知.txt", "机密★1年\n通知"))
    await page.getByText("没有收下").waitFor()
    await lookAt(page, "attachments-refused")
    await page.getByRole("button", { name: "知道了" }).click()
    await expect.poll(() => lines(page).count()).toBe(2)
    await context.close()
  })

  test("goes on when the network is back", async () => {
    const { page, context } = await open(
      "branch-secretary",
      looks[0],
      /ERR_INTERNET_DISCONNECTED|Failed to fetch/,
    )
    await context.setOffline(true)
    await choose(page, text("断网记录.txt", "断网时选的\n".repeat(100_000)))
    await page.getByText("网络断了").waitFor()
    await lookAt(page, "attachments-offline-phone")
    await context.setOffline(false)
    await page.getByRole("link", { name: "断网记录.txt" }).waitFor()
    await expect.poll(() => lines(page).count()).toBe(3)
    await context.close()
  })

  test("finds what an earlier page had begun, and goes on with it", async () => {
    const content = "上次没传完\n".repeat(200_000)
    const { page, context } = await open("branch-secretary", looks[2], /ERR_|Failed to fetch/)
    let chunks = 0
    await page.route("**/api/attachments/uploads/*?**", async (route) => {
      chunks += 1
      if (chunks > 1) await route.abort()
      else await route.continue()
    })
    await choose(page, text("长记录.txt", content))
    await page.getByText("网络断了").waitFor()
    await page.unrouteAll({ behavior: "ignoreErrors" })
    await page.goto("about:blank")
    await page.goto(`${sample.app.address}${path}`)
    await settled(page)
    const begun = await sample.find<{ received: number }>(
      "select sum(p.bytes)::int as received from upload_part p join upload using (upload_id) where attachment_id is null",
    )
    expect(begun.received).toBeGreaterThan(0)
    expect(begun.received).toBeLessThan(Buffer.byteLength(content))
    await page.getByText("再选一次同一个文件").waitFor()
    await lookAt(page, "attachments-unfinished")
    await choose(page, text("长记录.txt", content))
    await page.getByRole("link", { name: "长记录.txt" }).waitFor()
    await context.close()
  })

  test.each(looks)("reads the list: $look", async (look) => {
    const { page, context, expectNoComplaints } = await open("branch-secretary", look)
    await lookAt(page, `attachments-${look.look}`)
    await axeClean(page)
    await fitsScreen(page)
    await fingersFit(page)
    expectNoComplaints()
    await context.close()
  })

  test("takes one out after a question", async () => {
    const { page, context, expectNoComplaints } = await open("branch-secretary", looks[0])
    const before = await lines(page).count()
    await page.getByRole("button", { name: "删除 长记录.txt" }).click()
    await lookAt(page, "attachments-remove-phone")
    await page.getByRole("dialog").getByRole("button", { name: "删除" }).click()
    await page.getByText("附件已删除").waitFor()
    await settled(page)
    await expect.poll(() => lines(page).count()).toBe(before - 1)
    expectNoComplaints()
    await context.close()
  })
})

test("a member saves what is attached to their own sitting, and adds nothing", async () => {
  const { page, context, expectNoComplaints } = await open("member", looks[0])
  await page.getByRole("link", { name: "会场合影.jpg" }).waitFor()
  await expect.poll(() => page.getByText("添加照片或文件").count()).toBe(0)
  await expect.poll(() => page.getByRole("button", { name: /^删除/ }).count()).toBe(0)
  await lookAt(page, "attachments-member-phone")
  expectNoComplaints()
  await context.close()
})
