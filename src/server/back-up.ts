import { setPriority } from "node:os"
import { openDatabase } from "./db/index.ts"
import { readEnv } from "./env.ts"
import { BackupTrouble, keepBackup } from "./features/backups/index.ts"
import { openFileStore } from "./files/index.ts"
import { log, startLogging } from "./log.ts"
import { saidOf } from "./said-of.ts"

/**
 * The nightly backup in a process of its own, for a server that wants its memory and its turns back: says how far it is
 * on standard output, one JSON object a line, and ends when its input does, for then the server is gone.
 */
const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`)
const stop = new AbortController()
process.stdin.resume().on("end", () => process.exit(1))
process.once("SIGTERM", () => stop.abort(new Error("stopped")))
setPriority(10)

let said = 0
const watch = {
  signal: stop.signal,
  stage: (stage: object) => say({ stage }),
  at: (done: number, total: number) => {
    if (performance.now() - said < 500) return
    said = performance.now()
    say({ done, total })
  },
}
const env = readEnv(process.env)
await startLogging(env.logLevel ?? "info")
try {
  const database = await openDatabase(env, () => undefined)
  try {
    say({ made: await keepBackup(env, database, await openFileStore(env), watch) })
  } finally {
    await database.close()
  }
} catch (error) {
  if (error instanceof BackupTrouble) say({ failed: error.said })
  else {
    log.error("backup-failed", { error })
    say({ failed: saidOf(error) })
  }
}
process.stdin.destroy()
