import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import { keyFor } from "./secret-key.ts"

/** How secrets are encrypted at present; the first byte says so, that another way can follow. */
const way = 1

/** What a secret is for, and whose it is: sealed for the one it opens for no other. */
export type SealedFor =
  | { readonly purpose: "second factor" | "repeated request" | "half a code"; readonly accountId: number }
  | { readonly purpose: "robot"; readonly unitId: number }

function ownerOf(one: SealedFor): Buffer {
  return Buffer.from(String("unitId" in one ? one.unitId : one.accountId))
}

/** Encrypts a secret (AES-256-GCM) with a key that is not in the database. */
export function seal(dataDir: string, whose: SealedFor, secret: Buffer): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv("aes-256-gcm", keyFor(dataDir, whose.purpose), iv)
  cipher.setAAD(ownerOf(whose))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([Buffer.from([way]), iv, cipher.getAuthTag(), sealed])
}

/** The secret again. Throws where it was sealed for another account, with another key, or changed since. */
export function unseal(dataDir: string, whose: SealedFor, sealed: Buffer): Buffer {
  if (sealed[0] !== way) throw new Error("A secret is encrypted in a way that this program does not know")
  const decipher = createDecipheriv("aes-256-gcm", keyFor(dataDir, whose.purpose), sealed.subarray(1, 13), {
    authTagLength: 16,
  })
  decipher.setAAD(ownerOf(whose))
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
}
