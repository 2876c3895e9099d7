import { createHash, randomBytes } from "node:crypto"

/** A secret for a cookie or a link: 32 random bytes. The database only ever sees its hash. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url")
}

/** Whether a text can be one of ours at all. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** What is kept of a secret: with so much chance in it, a plain hash cannot be searched back. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest()
}
