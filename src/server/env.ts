import { resolve } from "node:path"

/** What the program is told from outside (shared contract, "Variables"). */
export interface Env {
  /** Where everything of an installation lives, absolute. */
  readonly dataDir: string
  /** A PostgreSQL of one's own; without it the embedded one under `dataDir` is used. */
  readonly databaseUrl: string | undefined
  readonly host: string
  readonly port: number
}

/** A wrong variable: one line that names it. */
export class WrongVariable extends Error {
  constructor(name: string, what: string) {
    super(`${name}: ${what}`)
    this.name = "WrongVariable"
  }
}

/** Reads the variables. Throws {@link WrongVariable} for a value that cannot be used. */
export function readEnv(from: Readonly<Record<string, string | undefined>>): Env {
  const port = from.PORT ?? "8787"
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new WrongVariable("PORT", `"${port}" is not a port number (0 to 65535)`)
  }
  const databaseUrl = from.DATABASE_URL || undefined
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new WrongVariable("DATABASE_URL", "must begin with postgres:// or postgresql://")
  }
  const dataDir = from.DATA_DIR || "./data"
  if (/[\0-\x1f\x7f]/.test(dataDir)) {
    throw new WrongVariable("DATA_DIR", "must be a path without line breaks or other control characters")
  }
  return { dataDir: resolve(dataDir), databaseUrl, host: from.HOST || "127.0.0.1", port: Number(port) }
}
