import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { lampNames } from "../../src/domain/events/lamps.ts"
import { kindNeeds } from "../../src/domain/meetings/kinds.ts"
import { type ActivityKind, activityKinds } from "../../src/domain/shared/words.ts"
import { lookAt, openWindow, phone, type Window, wide } from "./support/browser.ts"
import { openSampleApp, type SampleApp, settled, today } from "./support/sample-app.ts"

let sample: SampleApp
let officer: Window
beforeAll(async () => {
  sample = await openSampleApp()
  officer = await openWindow(sample.browser, wide)
  await sample.enterAs(officer.context, "committee-officer")
}, 240_000)
afterAll(() => sample.close())

/** An activity of a kind of which nothing is written yet, of the unit of somebody; closed with its record. */
async function bare(kind: ActivityKind, login: string, closed = false): Promise<number> {
  const { id } = await sample.find<{ id: number }>(
    `with made as (
       insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select gen_random_uuid(), unit_id, $2, '没有写完的一次', $3::timestamp, 0, 'held'
         from grant_of_role join account using (account_id) where login = $1 returning activity_id),
     record as (insert into meeting_record (activity_id, state) select activity_id, $4 from made)
     select activity_id as id from made`,
    [login, kind, `${today} 08:00`, closed ? "closed" : "open"],
  )
  return id
}

/** What a field is called, by the part that is said to be missing. */
const fields: Readonly<Record<string, RegExp>> = {
  ...{ time: /^学时/, content: /^学习内容/, effect: /^学习效果/, minutes: /^记录/, form: /^形式/ },
  ...{ lecturer: /^主讲人/, votes: /^表决/, ratings: /^优秀/, conclusion: /^总结和下一步/ },
  ...{ secretary: /^学习秘书/, "key-speaker": /^重点发言/, station: /^远程教育站点/, entrant: /^参赛/ },
  ...{ question: /^课题(?!组)/, researcher: /^课题组/, report: /^调研报告/, speaker: /^汇报/ },
}

/** Everything that the record of a kind may be said to lack, but for its list. */
const partsOf = (kind: ActivityKind) =>
  [...lampNames, "minutes", ...kindNeeds[kind].complete].filter(
    (part) => part !== "people" && !(part === "time" && kindNeeds[kind].noHours),
  )

/** Goes to another page of the program without loading it anew. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState({}, "", ${JSON.stringify(path)})`)
}

/** The form has a field for what was said to be missing, and the reader stands in it. */
async function standsIn(page: Page, part: string): Promise<void> {
  const names = page.locator("label, legend").filter({ hasText: fields[part] ?? /^$/ })
  const field = page.locator("form.form .field, form.form fieldset").filter({ has: names }).first()
  await field.locator("input, textarea, select, [contenteditable]").first().waitFor()
  if (part === "minutes") return
  await field.locator(":focus").waitFor()
}

test("whatever the record of any kind is said to lack has its field behind its button", async () => {
  const { page } = officer
  await page.goto(sample.app.address)
  await settled(page)
  const all = new Set<string>()
  for (const kind of Object.values(activityKinds)) {
    const id = await bare(kind, sample.signInOf("committee-officer").login)
    await goTo(page, `/events/${id}`)
    await page.getByRole("link", { name: "补上", exact: true }).waitFor()
    const asked = `/events/${id}?what=`
    const links = page.locator(`a[href^="${asked}"]`)
    await links.nth(1).waitFor()
    const named = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href^="${asked}"]')].map((link) => link.getAttribute("href"))`,
    )
    const [lamp] = partsOf(kind)
    expect(new Set(named)).toEqual(
      new Set([lamp, "minutes", ...kindNeeds[kind].complete].map((part) => `${asked}${part}`)),
    )
    // What every activity has is in the same form for all of them.
    const parts = kind === "collective-study" ? partsOf(kind) : kindNeeds[kind].complete
    for (const part of parts) {
      await goTo(page, `${asked}${part}`)
      await standsIn(page, part)
      all.add(part)
    }
  }
  expect(all).toEqual(new Set(Object.keys(fields)))
  officer.expectNoComplaints()
}, 240_000)

test("a closed record is reopened first, and then has the field", async () => {
  const { page } = officer
  const id = await bare("party-lecture", sample.signInOf("committee-officer").login, true)
  await page.goto(`${sample.app.address}/events/${id}`)
  await settled(page)
  await page.getByRole("link", { name: "补上", exact: true }).click()
  await page.getByRole("dialog").getByLabel("理由").fill("补上效果")
  await lookAt(page, "completing-closed")
  await page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click()
  await page.locator("form.form").getByLabel("学习内容").waitFor()
})

test("a home offers to complete what its reader may write, and lets others look", async () => {
  const opened = await openWindow(sample.browser, phone)
  await sample.enterAs(opened.context, "branch-secretary")
  const { page } = opened
  const id = await bare("collective-study", sample.signInOf("branch-secretary").login)
  await page.goto(sample.app.address)
  await settled(page)
  await page
    .getByText(/^还有.?\d+.?件/)
    .first()
    .click()
  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="/events/${id}?what=time"]`) })
  await row.getByRole("link", { name: /^补记考勤: / }).waitFor()
  await lookAt(page, "completing-home")
  await row.getByRole("link", { name: /^补齐: / }).click()
  await page.locator("form.form").getByLabel("学习内容").waitFor()
  await lookAt(page, "completing-phone")
  opened.expectNoComplaints()
  await opened.context.close()
})
