import { createHmac, hkdfSync, randomBytes } from "node:crypto"
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { codeOf } from "./db/index.ts"
import { giveToFolderOwner } from "./folder-owner.ts"
import { ownMark } from "./left-over.ts"

/** The file of the one secret that is in no database and no backup of it. */
export function secretKeyFile(dataDir: string): string {
  return join(dataDir, "secret.key")
}

/** Secrets by their data folder, of databases that have been seen to belong to them. */
const held = new Map<string, Buffer>()

/**
 * The key for a purpose, derived from the installation's secret, which is made at first use. Without that file
 * second factors cannot be read and the audit log cannot be verified: it is kept apart, and never replaced.
 */
export function keyFor(dataDir: string, purpose: string): Buffer {
  return derive(held.get(dataDir) ?? readSecret(dataDir) ?? makeSecret(dataDir), purpose)
}

/** From now on the secret of a data folder is this one, whatever becomes of the file. */
export function holdSecret(dataDir: string, secret: Buffer): void {
  held.set(dataDir, secret)
}

/** Tells one secret from another without telling what it is: sixteen hexadecimal digits. */
export function fingerprintOf(secret: Buffer): string {
  return createHmac("sha256", derive(secret, "fingerprint")).update("name\n").digest("hex").slice(0, 16)
}

export function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "xueer", purpose, 32))
}

/** The secret in the file; undefined where there is none. Throws where something else stands in it. */
export function readSecret(dataDir: string): Buffer | undefined {
  try {
    const secret = Buffer.from(readFileSync(secretKeyFile(dataDir), "utf8").trim(), "hex")
    if (secret.length !== 32)
      throw new Error(`${secretKeyFile(dataDir)} holds no key: put the right file back`)
    return secret
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined
    throw error
  }
}

/** Writes it beside its place and links it there whole: of several that begin at once, one wins. */
export function makeSecret(dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = join(dataDir, `secret.key.${ownMark}.${randomBytes(4).toString("hex")}`)
  const file = openSync(draft, "wx", 0o600)
  try {
    writeSync(file, `${randomBytes(32).toString("hex")}\n`)
    fsyncSync(file)
    giveToFolderOwner(draft)
    linkSync(draft, secretKeyFile(dataDir))
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error
  } finally {
    closeSync(file)
    rmSync(draft, { force: true })
  }
  const secret = readSecret(dataDir)
  if (!secret) throw new Error(`${secretKeyFile(dataDir)} is gone`)
  return secret
}
