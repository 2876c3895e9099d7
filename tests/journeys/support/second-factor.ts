import type { Page } from "playwright-core"
import { expect } from "vitest"
import { totpCode, totpStep } from "../../../src/server/features/sign-in/totp.ts"

/** Sets the second factor up on the page that asks for it, as an authenticator would; answers its secret. */
export async function setSecondFactor(page: Page): Promise<Buffer> {
  await page.getByRole("button", { name: "开始设置" }).click()
  const secret = fromBase32(await page.locator("form code").first().innerText())
  await page.getByLabel("验证码").fill(codeOf(secret))
  await page.getByRole("button", { name: "确认" }).click()
  const kept = page.getByRole("button", { name: "收好了，继续" })
  await kept.waitFor()
  expect(await page.locator(".recovery-codes li").count()).toBeGreaterThanOrEqual(8)
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
