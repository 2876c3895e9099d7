import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"

/** One-time codes by the clock (RFC 6238), as every authenticator app has them: SHA-1, 30 seconds, six figures. */

const period = 30

/** A new secret, as long as SHA-1 makes use of. */
export function makeTotpSecret(): Buffer {
  return randomBytes(20)
}

/** The step that a second, counted from 1970, lies in. */
export function totpStep(seconds: number): number {
  return Math.floor(seconds / period)
}

/** The code of a step. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac("sha1", secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}

/** The step whose code this is: the present one, the one before or the one after, as clocks differ a little. */
export function stepOfCode(secret: Buffer, code: string, seconds: number): number | undefined {
  const typed = Buffer.from(code)
  const now = totpStep(seconds)
  return [now, now - 1, now + 1].find((step) => {
    const right = Buffer.from(totpCode(secret, step))
    return typed.length === right.length && timingSafeEqual(typed, right)
  })
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

/** A secret as it is typed into an app where no picture can be taken. */
export function totpSecretText(secret: Buffer): string {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, "0")).join("")
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, "0"), 2)]).join("")
}

/** What the picture says that an app takes. */
export function totpAddress(secret: Buffer, login: string): string {
  const label = encodeURIComponent(`学而:${login}`)
  return `otpauth://totp/${label}?secret=${totpSecretText(secret)}&issuer=${encodeURIComponent("学而")}&algorithm=SHA1&digits=6&period=${period}`
}
