import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { lookAt, phone } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, screens, settled } from "./support/sample-app.ts"
import { type Places, placesToLookAt } from "./support/sample-places.ts"

let sample: SampleApp
let places: Places

beforeAll(async () => {
  sample = await openSampleApp()
  places = await placesToLookAt(sample)
}, 240_000)

afterAll(() => sample?.close())

/** How the member stands with the first training that is owed, and how many people of the branch met theirs. */
async function standing(): Promise<{ actual: number; state: string; met: number }> {
  const { training } = await sample.ask("member", "/api/home/member")
  const [figure] = training
  const year = await sample.ask("committee-officer", `/api/units/${places.branchId}/standing?year=2026`)
  return { actual: figure.actual, state: figure.state, met: year.training.met }
}

describe.each(screens)("on $on", ({ on, screen }) => {
  const name = `区委党校进修班（${on === "a phone" ? "一" : "二"}）`
  const pictured = (what: string) => `training-${what}-${on.replaceAll(" ", "-")}`

  test("a member registers from the gap, the secretary recognises in two taps at most, and the gap closes everywhere", async () => {
    const before = await standing()
    const member = await enter(sample, "member", screen)
    if (before.state !== "met") {
      await lookAt(member.page, pictured("gap"))
      await member.hand.press(member.page.getByRole("link", { name: /^登记培训/ }).first())
    } else await member.page.goto(`${sample.app.address}/training`)
    await settled(member.page)
    await member.page.getByLabel("培训名称").fill(name)
    await member.page.getByLabel("培训类别").selectOption({ label: "党校" })
    await member.page.getByLabel("第一天").fill("2026-03-02")
    await member.page.getByLabel("最后一天").fill("2026-03-06")
    await member.page.getByLabel("多长").first().fill("4")
    await member.hand.press(member.page.locator(".chip", { hasText: "天" }))
    await member.page.getByText("4 天折合 32 学时").waitFor()
    await lookAt(member.page, pictured("form"))
    await member.hand.press(member.page.getByRole("button", { name: "送出", exact: true }))
    await member.page.getByText("已登记，等认定。").waitFor()
    await member.page.getByRole("link", { name, exact: true }).waitFor()
    expect((await standing()).actual).toBe(before.actual)

    const secretary = await enter(sample, "branch-secretary", screen)
    await lookAt(secretary.page, pictured("to-recognise"))
    const person = sample.signInOf("member").name
    await secretary.hand.press(
      secretary.page.getByRole("button", { name: `认定: ${person} ${name}`, exact: true }),
    )
    await secretary.page.getByText("已认定，学时已经算上。").waitFor()
    expect(secretary.hand.taps).toBeLessThanOrEqual(2)

    const after = await standing()
    expect(after.actual).toBeGreaterThan(before.actual)
    expect(after.state).toBe("met")
    expect(after.met).toBeGreaterThanOrEqual(before.met)
    await member.page.goto(`${sample.app.address}/`)
    await settled(member.page)
    await member.page.getByText("今年的培训学时够了").first().waitFor()
    await lookAt(member.page, pictured("closed"))
    member.expectNoComplaints()
    secretary.expectNoComplaints()
    await member.context.close()
    await secretary.context.close()
  })

  test("the secretary enters a course for a pasted list, finds it, and takes one back with a reason", async () => {
    const course = `岗位培训（${on === "a phone" ? "三" : "四"}）`
    const secretary = await enter(sample, "branch-secretary", screen)
    const { page, hand } = secretary
    await page.goto(`${sample.app.address}/units/${places.branchId}/training-records`)
    await settled(page)
    await lookAt(page, pictured("list"))
    await hand.press(page.getByText("按名单登记一期培训"))
    const form = page.locator("details form")
    await form.getByLabel("培训名称").fill(course)
    await form.getByLabel("培训类别").selectOption({ label: "岗位培训" })
    await form.getByLabel("第一天").fill("2026-04-08")
    await form.getByLabel("多长").first().fill("6")
    const { items } = await sample.ask("branch-secretary", `/api/people?unit=${places.branchId}&limit=3`)
    const codes = items.map(({ code }: { code: string }) => code)
    await form.getByLabel("参加的人").fill(`${codes.join("\n")}\n谁也不是`)
    await hand.press(form.getByRole("button", { name: "核对名单" }))
    await form.getByText("没有找到：谁也不是。").waitFor()
    await lookAt(page, pictured("course"))
    await hand.press(form.getByRole("button", { name: `登记这 ${codes.length} 人` }))
    await page.getByText(`已登记 ${codes.length} 人。`).first().waitFor()
    await page.getByLabel("查找").fill(course)
    const other = page.getByRole("button", { name: new RegExp(`^退回: .*${course}`) }).first()
    await hand.press(other)
    await page.getByRole("dialog").getByLabel("原因").fill("名单有误")
    await hand.press(page.getByRole("dialog").getByRole("button", { name: "退回", exact: true }))
    await page.getByText("原因：名单有误").first().waitFor()
    await lookAt(page, pictured("found"))
    secretary.expectNoComplaints()
    await secretary.context.close()
  })
})

test("an opened figure leads to the form: one's own for the member, for the person for the secretary", async () => {
  const member = await enter(sample, "member", phone)
  const [figure] = (await sample.ask("member", "/api/home/member")).training
  const path = `/standing/${figure.obligation}/member/${places.memberId}/2026`
  const { items } = await sample.ask(
    "branch-secretary",
    `/api/units/${places.branchId}/people/standing?year=2026`,
  )
  // The last of them: of the first a course waits by now, and there is nothing to register beside it.
  const short = items.findLast((one: { state: string }) => one.state !== "met" && one.state !== "none")
  const owing = short.figures.find((one: { state: string }) => one.state !== "met" && one.state !== "none")
  await member.page.goto(`${sample.app.address}${path}`)
  await settled(member.page)
  member.expectNoComplaints()
  await member.context.close()
  const secretary = await enter(sample, "branch-secretary", phone)
  const { page, hand } = secretary
  await page.goto(`${sample.app.address}/standing/${owing.obligation}/member/${short.memberId}/2026`)
  await settled(page)
  await hand.press(page.getByRole("link", { name: /^登记培训/ }))
  await settled(page)
  await page.getByRole("heading", { name: "代人登记" }).waitFor()
  await expect
    .poll(() => page.getByRole("combobox", { name: "谁", exact: true }).inputValue())
    .toBe(short.name)
  await lookAt(page, "training-for-somebody")
  secretary.expectNoComplaints()
  await secretary.context.close()
})
