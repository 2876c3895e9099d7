import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeClean, fingersFit, fitsScreen } from "./support/axe.ts"
import { lookAt, openWindow } from "./support/browser.ts"
import { enter, openSampleApp, type SampleApp, screens, settled } from "./support/sample-app.ts"

let sample: SampleApp

beforeAll(async () => {
  sample = await openSampleApp()
}, 240_000)

afterAll(() => sample?.close())

const password = "Kupfer-Regen-7-Tinte"
/** The half of a code that a slip shows. */
const half = /[0-9A-Z]{4}-[0-9A-Z]{4}/

describe.each(screens)("on $on", ({ on, screen }) => {
  test("an officer is named by two, and signs in with a code of two halves", {
    timeout: 240_000,
  }, async () => {
    const look = on.replaceAll(" ", "-")
    const who = sample.signInOf(on === "a phone" ? "member" : "recorder")
    const { root } = await sample.find<{ root: string }>(
      "select name as root from unit where parent_id is null",
    )
    const asking = await enter(sample, "department-officer", screen)
    const { page } = asking
    await page.goto(`${sample.app.address}/grants`)
    await settled(page)
    await page.getByRole("button", { name: "授权", exact: true }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "授给谁" }).fill(who.login)
    await dialog.getByRole("option", { name: who.name }).first().click()
    await dialog.getByLabel("职责").selectOption("inspector")
    await dialog.getByText("两个人才能授予").waitFor()
    await dialog.getByRole("combobox", { name: "组织" }).fill(root)
    await dialog.getByRole("option", { name: root }).first().click()
    await lookAt(page, `two-persons-asking-${look}`)
    await dialog.getByRole("button", { name: "授权", exact: true }).click()
    await page.getByText("还要第二个人确认").waitFor()
    const first = half.exec(await page.locator(".slip-code").innerText())?.[0] ?? ""
    expect(first).not.toBe("")
    await lookAt(page, `two-persons-first-half-${look}`)
    await axeClean(page)
    await fitsScreen(page)
    await fingersFit(page)
    await page.getByRole("dialog").getByRole("button", { name: "关闭" }).last().click()
    await page.goto(`${sample.app.address}/confirmations`)
    await page.getByRole("button", { name: /撤回/ }).waitFor()
    await expect.poll(() => page.getByRole("button", { name: /^确认/ }).count()).toBe(0)
    await lookAt(page, `two-persons-waiting-${look}`)

    const second = await enter(sample, "security-admin", screen)
    await second.page.goto(`${sample.app.address}/confirmations`)
    await settled(second.page)
    await second.page.getByText(`（${who.login}）`).waitFor()
    await lookAt(second.page, `two-persons-to-confirm-${look}`)
    await axeClean(second.page)
    await fitsScreen(second.page)
    await fingersFit(second.page)
    await second.page.getByRole("button", { name: /^确认/ }).click()
    await second.page.locator(".slip-code").waitFor()
    const last = half.exec(await second.page.locator(".slip-code").innerText())?.[0] ?? ""
    await lookAt(second.page, `two-persons-second-half-${look}`)

    const owner = await openWindow(sample.browser, screen, { except: /401|403/ })
    await owner.page.goto(`${sample.app.address}/sign-in`)
    await owner.page.getByLabel("登录名").fill(who.login)
    await owner.page.getByLabel("密码").fill(who.password)
    await owner.page.getByRole("button", { name: "登录", exact: true }).click()
    await owner.page.getByRole("alert").first().waitFor()
    await owner.page.goto(`${sample.app.address}/activate`)
    await owner.page.getByLabel("激活码").fill(`${first}-${last}`)
    await owner.page.getByLabel("新密码").fill(password)
    await owner.page.getByLabel("再输一遍").fill(password)
    await owner.page.getByRole("button", { name: "启用" }).click()
    await owner.page.waitForURL((url) => url.pathname !== "/activate")
    await settled(owner.page)
    await lookAt(owner.page, `two-persons-in-${look}`)
    for (const window of [asking, second]) window.expectNoComplaints()
    for (const { context } of [asking, second, owner]) await context.close()
  })
})
