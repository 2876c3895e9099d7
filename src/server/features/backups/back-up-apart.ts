import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import type { Env } from "../../env.ts"
import { BackupTrouble, trouble } from "./backup-trouble.ts"
import type { Watch } from "./watch.ts"

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const program = ["--max-semi-space-size=8", "--import", file("../../keep-code.js"), file("../../back-up.ts")]

const sentence = z.object({ zh: z.string(), en: z.string() })
const made = z.object({ fileName: z.string(), bytes: z.int(), rows: z.int(), files: z.int() })
const line = z.object({
  stage: sentence.optional(),
  done: z.number().optional(),
  total: z.number().optional(),
  made: made.optional(),
  failed: sentence.optional(),
})

/** The nightly backup, made and proven by a process of its own. Throws {@link BackupTrouble}. */
export async function backUpApart(env: Env, watch: Watch): Promise<z.infer<typeof made>> {
  const child = spawn(process.execPath, program, {
    env: { ...process.env, ...variablesOf(env) },
    // It ends when this program does, for its input ends then.
    stdio: ["pipe", "pipe", "inherit"],
  })
  const stop = () => child.kill("SIGTERM")
  watch.signal.addEventListener("abort", stop, { once: true })
  const ended = once(child, "exit")
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const said = line.parse(JSON.parse(text))
      if (said.stage) watch.stage(said.stage)
      if (said.done !== undefined && said.total !== undefined) watch.at(said.done, said.total)
      if (said.failed) throw new BackupTrouble("not-made", said.failed)
      if (said.made) return said.made
    }
    throw trouble("broken-off")
  } finally {
    watch.signal.removeEventListener("abort", stop)
    if (child.exitCode === null && child.signalCode === null) {
      child.stdin.end()
      await ended
    }
  }
}

function variablesOf({
  dataDir,
  databaseUrl = "",
  backupDir,
  backupPassphrase = "",
}: Env): NodeJS.ProcessEnv {
  return {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    BACKUP_DIR: backupDir,
    BACKUP_PASSPHRASE: backupPassphrase,
  }
}
