import { hkdfSync, randomBytes } from "node:crypto"
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { codeOf } from "./db/index.ts"

/** The file of the one secret that is in no database and no backup of it. */
export function secretKeyFile(dataDir: string): string {
  return join(dataDir, "secret.key")
}

/**
 * The key for a purpose, derived from the installation's secret, which is made at first use. Without that file
 * second factors cannot be read and the audit log cannot be verified: it is kept apart, and never replaced.
 */
export function keyFor(dataDir: string, purpose: string): Buffer {
  const secret = read(dataDir) ?? make(dataDir)
  return Buffer.from(hkdfSync("sha256", secret, "xueer", purpose, 32))
}

function read(dataDir: string): Buffer | undefined {
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
function make(dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = join(dataDir, `secret.key.${process.pid}.${randomBytes(4).toString("hex")}`)
  const file = openSync(draft, "wx", 0o600)
  try {
    writeSync(file, `${randomBytes(32).toString("hex")}\n`)
    fsyncSync(file)
    linkSync(draft, secretKeyFile(dataDir))
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error
  } finally {
    closeSync(file)
    rmSync(draft, { force: true })
  }
  const secret = read(dataDir)
  if (!secret) throw new Error(`${secretKeyFile(dataDir)} is gone`)
  return secret
}
