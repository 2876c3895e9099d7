import { afterAll, beforeAll, expect, test } from "vitest"
import type { Role } from "../../src/domain/access/roles.ts"
import { axeClean, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow, phone, wide } from "./support/browser.ts"
import { openSampleApp, type SampleApp, settled, today } from "./support/sample-app.ts"

let sample: SampleApp
const looks = [
  { look: "phone", screen: phone, elder: false, language: "zh" },
  { look: "wide-en", screen: wide, elder: false, language: "en" },
] as const

beforeAll(async () => {
  sample = await openSampleApp()
}, 240_000)
afterAll(() => sample.close())

/** An assembly of the branch of the secretary, with its list, as the program saw it recorded. */
async function assembly(): Promise<number> {
  const { id } = await sample.find<{ id: number }>(
    `with made as (
       insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select gen_random_uuid(), g.unit_id, 'assembly', '通过年度计划', $2::timestamp, 100, 'held'
         from grant_of_role g join account a using (account_id) where a.login = $1 returning activity_id, unit_id),
     listed as (
       insert into attendance (activity_id, member_id, status)
       select made.activity_id, b.member_id, 'present'
         from made join unit home using (unit_id) join unit u on u.path <@ home.path join membership b on b.unit_id = u.unit_id
        where b.from_on <= $2::date and (b.until_on is null or $2::date < b.until_on)),
     waiting as (insert into meeting_record (activity_id, open_since) select activity_id, $2::date from made)
     select activity_id as id from made`,
    [sample.signInOf("branch-secretary").login, `${today} 09:00`],
  )
  return id
}

async function open(role: Role, path: string, look: (typeof looks)[number]) {
  const opened = await openWindow(sample.browser, look.screen, look)
  await sample.enterAs(opened.context, role)
  await opened.page.goto(`${sample.app.address}${path}`)
  await settled(opened.page)
  const said = (zh: string, en: string) => (look.language === "zh" ? zh : en)
  const press = (zh: string, en: string) =>
    opened.page
      .getByRole("button", { name: said(zh, en), exact: true })
      .first()
      .click()
  return { ...opened, said, press }
}

test.each(looks)("an assembly is written up, signed by two, closed and reopened: $look", async (look) => {
  const id = await assembly()
  const keeper = await open("recorder", `/events/${id}`, look)
  const { page, said, press } = keeper
  await press("填写", "Write")
  await page.getByLabel(said("议程", "Agenda")).fill("通过计划\n讨论")
  const votes = page.getByRole("group", { name: said("表决", "Votes") })
  await votes.getByRole("button", { name: said("再加一项", "Add another") }).click()
  await votes.getByLabel(said("表决事项", "Motion")).fill("通过年度计划")
  await votes.getByLabel(said("同意", "For")).fill("3")
  await votes.getByLabel(said("反对", "Against")).fill("0")
  await votes.getByLabel(said("弃权", "Abstained")).fill("1")
  await lookAt(page, `meeting-form-${look.look}`)
  await axeClean(page)
  await fitsScreen(page)
  await press("保存", "Save")
  await page.getByRole("rowheader", { name: "通过年度计划" }).waitFor()
  await press("加一件", "Add one")
  await page.getByLabel(said("事项", "What"), { exact: false }).last().fill("走访困难党员")
  await press("保存", "Save")
  await page.getByText("走访困难党员").waitFor()
  await press("记录人签字", "Sign as its keeper")
  await page.getByText(said("等书记确认", "the secretary confirms")).waitFor()
  await lookAt(page, `meeting-signed-${look.look}`)
  await axeClean(page)
  await fitsScreen(page)
  keeper.expectNoComplaints()
  await keeper.context.close()

  const secretary = await open("branch-secretary", "/", look)
  await secretary.page.getByText(said("等您签字的记录", "Records to sign")).waitFor()
  await secretary.page.getByText("走访困难党员").first().waitFor()
  await lookAt(secretary.page, `meeting-home-${look.look}`)
  await axeClean(secretary.page)
  await fitsScreen(secretary.page)
  await secretary.page.goto(`${sample.app.address}/events/${id}`)
  await settled(secretary.page)
  await secretary.press("确认签字，定稿", "Confirm and close")
  await secretary.page.getByText(said("已签字定稿", "Signed and closed")).waitFor()
  for (const change of [said("填写", "Write"), said("改考勤", "Change the list"), said("添加", "Add ")]) {
    await expect
      .poll(() => secretary.page.getByRole("button", { name: change }).count(), { message: change })
      .toBe(0)
  }
  await lookAt(secretary.page, `meeting-closed-${look.look}`)
  await secretary.press("重新打开", "Reopen")
  const dialog = secretary.page.getByRole("dialog")
  await dialog.getByLabel(said("理由", "Reason")).fill("漏记一人")
  await dialog.getByRole("button", { name: said("重新打开", "Reopen"), exact: true }).click()
  await secretary.page.getByText("漏记一人").waitFor()
  await secretary.press("办成了", "Done")
  await secretary.page
    .getByRole("dialog")
    .getByRole("button", { name: said("办成了", "Done"), exact: true })
    .click()
  await secretary.page.getByText(said("办成", "done ")).first().waitFor()
  await secretary.page.emulateMedia({ media: "print" })
  await secretary.page.pdf({ path: `test-results/meeting-record-${look.look}.pdf`, format: "A4" })
  secretary.expectNoComplaints()
  await secretary.context.close()
})
