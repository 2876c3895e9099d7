import type { Page } from "playwright-core"
import { expect } from "vitest"
import { totpCode, totpStep } from "../../../src/server/features/sign-in/totp.ts"

/**
 * Sets the second factor up, as an authenticator would, and gives the password where it is asked for once more; answers
 * its secret.
 */
export async function setSecondFactor(page: Page, password = ""): Promise<Buffer> {
  await page.getByRole("button", { name: "开始设置" }).click()
  const written = page.locator("form code").first()
  const dialog = page.getByRole("dialog")
  await written.or(dialog).first().waitFor()
  if (await dialog.isVisible()) {
    await dialog.getByLabel("密码").fill(password)
    await dialog.getByRole("button", { name: "确认" }).click()
  }
  const secret = fromBase32(await written.innerText())
  await page.getByLabel("验证码").fill(codeOf(secret))
  await page.getByRole("button", { name: "确认" }).click()
  const kept = page.getByRole("button", { name: "收好了，继续" })
  await kept.waitFor()
  await expect.poll(() => page.locator(".recovery-codes li").count()).toBeGreaterThanOrEqual(8)
  await kept.click()
  return secret
}

/** The code of now, or of a step later: a code is good once. */
export function codeOf(secret: Buffer, later = 0): string {
  return totpCode(secret, totpStep(Date.now() / 1000) + later)
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/\s|=/g, "")].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  )
  return Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
