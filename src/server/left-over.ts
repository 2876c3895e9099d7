import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs"
import { hostname, tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"

/**
 * What a process writes for a while bears its mark, so that what it leaves behind when it is killed is known for that,
 * and what belongs to one that runs is left alone: the machine and its room of processes, the process, when it began.
 */

/** Numbers of processes mean something within one room of one machine only. */
const room = createHash("sha256").update(`${hostname()} ${roomOfProcesses()}`).digest("hex").slice(0, 8)
const began = Math.round(performance.timeOrigin).toString(36)

/** The mark of this process, for names of files and folders: `by-1a2b3c4d-4711-mck2x9`. */
export const ownMark = `by-${room}-${process.pid}-${began}`

const marked = /\bby-([0-9a-f]{8})-(\d{1,10})-([0-9a-z]{1,12})\b/

/** Whether a path is of something that a process writes for a while. */
export function isMarked(path: string): boolean {
  return marked.test(basename(path))
}

/** The path of what becomes of it. */
export function withoutMark(path: string): string {
  const name = basename(path)
  const mark = marked.exec(name)
  return mark ? join(dirname(path), name.slice(0, mark.index - 1).replace(/^\./, "")) : path
}

function roomOfProcesses(): string {
  try {
    return readlinkSync("/proc/self/ns/pid")
  } catch {
    return ""
  }
}

/** Whether something of that name was left behind by a process of this machine that is no more. */
function isLeftOver(name: string): boolean {
  const [, where, pid = "", since] = marked.exec(name) ?? []
  if (where !== room) return false
  return Number(pid) === process.pid ? since !== began : !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/** Removes what processes that are no more have left behind in a folder. What cannot be removed stays. */
export function removeLeftOvers(folder: string): void {
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    // A folder that is not there holds nothing.
  }
  for (const name of names.filter(isLeftOver)) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true })
    } catch {
      // Somebody else's, on this machine: theirs to remove.
    }
  }
}

/** A folder of this process alone, among the system's temporary ones; those left behind are removed. */
export function makeTemporaryFolder(what: string): string {
  removeLeftOvers(tmpdir())
  return mkdtempSync(join(tmpdir(), `xueer-${what}-${ownMark}-`))
}
