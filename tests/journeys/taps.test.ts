import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../support/study-scene.ts"
import { openBrowser, openWindow, phone } from "./support/browser.ts"
import { Hand } from "./support/hand.ts"
import { type OpenApp, openApp } from "./support/open-app.ts"
import { settled } from "./support/sample-app.ts"

let scene: StudyScene
let app: OpenApp
let browser: Browser

beforeAll(async () => {
  scene = await openStudyScene()
  // A day on which the branch has done nothing yet.
  scene.app.setToday("2010-08-25")
  const { pool } = scene.app.database
  await pool.query(
    "insert into member (code, name) select 'w' || lpad(n::text, 2, '0'), '王' || chr(20000 + n) from generate_series(1, 20) n",
  )
  await pool.query(
    `insert into membership (member_id, unit_id, from_on)
     select member_id, (select unit_id from unit where code = 'B1'), '2009-01-01' from member where code like 'w__'`,
  )
  app = await openApp(scene.app)
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await scene.app.close()
})

/** From the home of a secretary on a phone to the form for a sitting of just these kinds. */
async function begin(kinds: readonly string[]) {
  const { page, context } = await openWindow(browser, phone)
  await app.signIn(context, scene.secretary)
  await page.goto(`${app.address}/`)
  await settled(page)
  const hand = new Hand()
  await hand.press(page.getByRole("link", { name: "记一次活动" }).first())
  await page.waitForURL("**/events/new**")
  const offered = page.locator("fieldset", { hasText: "这次有哪几项" })
  await offered.waitFor()
  for (const chip of await offered.locator(".chip").all()) {
    const wanted = kinds.includes((await chip.innerText()).trim())
    if ((await chip.locator("input").isChecked()) !== wanted) await hand.press(chip)
  }
  for (const kind of kinds) {
    if ((await page.locator(".chip", { hasText: kind }).count()) > 0) continue
    await hand.choose(page.getByLabel("其他类型"), kind)
  }
  return { page, context, hand }
}

async function record(page: Page, hand: Hand) {
  await hand.press(page.getByRole("button", { name: "记下", exact: true }))
  await page.waitForURL(/\/events\/\d+$/)
  return (await scene.secretary.get(`/events/${page.url().split("/").at(-1)}`)).body
}

test("an ordinary weekly study of 25 people takes four taps from the home at most, and one typed topic", async () => {
  // What the branch did last: a study, as every week.
  await scene.study({ start: "2010-08-24 09:00" })
  const { page, context, hand } = await begin(["集中学习"])
  await page.getByLabel("主题").fill("学习全会精神")
  const { counts } = await record(page, hand)
  expect(counts).toMatchObject({ expected: 25, present: 25 })
  expect(hand.taps).toBeLessThanOrEqual(4)
  await context.close()
})

test("committee, group and study in one sitting take twelve taps at most, and a topic each", async () => {
  scene.app.setToday("2010-08-26")
  const { page, context, hand } = await begin(["支委会", "党小组会", "集中学习"])
  const group = page.getByLabel("哪个党小组")
  if ((await group.count()) > 0) await hand.choose(group, "G1")
  const topics = page.getByLabel("主题")
  await expect.poll(() => topics.count()).toBe(3)
  for (const [at, topic] of ["研究计划", "碰头", "集中学习"].entries()) await topics.nth(at).fill(topic)
  await record(page, hand)
  await page.getByText("记下了 3 项").waitFor()
  expect(hand.taps).toBeLessThanOrEqual(12)
  await context.close()
})
