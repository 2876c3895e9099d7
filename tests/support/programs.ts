import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { livingPostmaster } from "../../src/server/db/postmaster.ts"

/** A program that holds a database open. */
export interface Program {
  /** "open", or why it is not. */
  readonly said: Promise<string>
  /** Lets it close the database and end. */
  leave(): Promise<void>
  /** Kills it with -9. */
  kill(): Promise<void>
}

/** Data folders and the programs upon them, for one test. */
export class Scene {
  readonly #folders: string[] = []
  readonly #children: ChildProcess[] = []

  /** A fresh folder; the account that root steps down to may pass. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "xueer-cluster-"))
    this.#folders.push(folder)
    chmodSync(folder, 0o711)
    return folder
  }

  /** Starts a program that opens the database under `dataDir`. */
  start(dataDir: string): Program {
    const script = fileURLToPath(new URL("./hold-database.ts", import.meta.url))
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" }
    const child = spawn(process.execPath, [script], { env, stdio: ["pipe", "pipe", "inherit"] })
    this.#children.push(child)
    const ended = once(child, "exit")
    const said = once(child.stdout, "data").then(([piece]) => String(piece).trim())
    const leave = async () => {
      child.stdin.end()
      await ended
    }
    const kill = async () => {
      child.kill("SIGKILL")
      await ended
    }
    return { said, leave, kill }
  }

  /** Ends every program and server of the scene and deletes its folders. */
  async end(): Promise<void> {
    for (const child of this.#children) child.kill("SIGKILL")
    for (const folder of this.#folders) {
      await endServer(folder)
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

/** Ends the server under `dataDir` at once, by PostgreSQL's signal for that, if one is alive. */
export async function endServer(dataDir: string): Promise<void> {
  const folder = clusterFolder(dataDir)
  const pid = livingPostmaster(folder)
  if (pid !== undefined) process.kill(pid, "SIGQUIT")
  while (livingPostmaster(folder) !== undefined) await pause(20)
}
