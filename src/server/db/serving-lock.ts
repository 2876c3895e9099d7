import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { giveToFolderOwner } from "../folder-owner.ts"
import { makeDataDir } from "./cluster-folder.ts"
import { tryLock } from "./kernel-lock.ts"
import { codeOf, DatabaseTrouble, folderTrouble } from "./trouble.ts"

/**
 * Claims the folder for this process's server, and returns the function that gives it up. One server may
 * serve a folder; command lines use it beside. Throws {@link DatabaseTrouble} naming the holder's process id.
 *
 * The claim is a lock of the kernel, which ends with its holder, so a claim cannot be stale. The id is
 * written beside it for people to read; no decision rests on it.
 */
export async function claimServing(dataDir: string): Promise<() => void> {
  makeDataDir(dataDir)
  const pidFile = join(dataDir, "serving.pid")
  try {
    const release = tryLock(join(dataDir, "serving.lock"))
    if (release !== undefined) {
      // Anew, for the one that is there may be another account's.
      rmSync(pidFile, { force: true })
      writeFileSync(pidFile, `${process.pid}\n`)
      giveToFolderOwner(pidFile)
      return release
    }
  } catch (error) {
    throw folderTrouble(dataDir, error)
  }
  const pid = await holder(pidFile)
  throw new DatabaseTrouble({
    zh: `另一个服务（进程 ${pid}）已经在用 ${dataDir}：请先停下它。`,
    en: `Another server (process ${pid}) serves ${dataDir} already: stop that one first.`,
  })
}

/** Who claimed the lock a moment ago may not have written its id yet. */
async function holder(pidFile: string): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, "utf8"), 10) : Number.NaN
    if (pid > 0 && isAlive(pid)) return String(pid)
    await pause(50)
  }
  return "unknown"
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, and so there.
    return codeOf(error) === "EPERM"
  }
}
