import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { Pool } from "pg"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import { log } from "../../log.ts"
import type { AppContext } from "../../request-context.ts"

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const program = [
  "--max-semi-space-size=8",
  "--import",
  file("../../keep-code.js"),
  file("../../judge-year.ts"),
]
const run = promisify(execFile)

interface Apart {
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

const apart = new WeakMap<Pool, Apart>()

/**
 * From now on whole years are judged by a process of their own, until the signal: it takes some hundred MB for some
 * seconds, which a program that goes on would never give back.
 */
export function judgeYearsApart(
  { database, env }: Pick<AppContext, "database" | "env">,
  until: AbortSignal,
): void {
  const { dataDir, databaseUrl = "", databaseOwnerUrl = "" } = env
  apart.set(database.pool, {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: databaseOwnerUrl,
    },
    signal: until,
  })
}

/** Judges a year in a process of its own, where that is wanted. What goes wrong there is told; nothing is kept then. */
export async function judgeApart({ pool }: Database, year: number, today: Day): Promise<void> {
  const how = apart.get(pool)
  if (!how) return
  const { signal } = how
  signal.throwIfAborted()
  await run(process.execPath, [...program, String(year), today], how).catch((error: unknown) => {
    signal.throwIfAborted()
    log.error("job-failed", { job: "judge-year", year, error })
  })
}
