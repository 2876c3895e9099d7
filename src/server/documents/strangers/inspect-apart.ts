import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { log } from "../../log.ts"
import type { Inspected } from "./inspect.ts"

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const program = [
  "--max-old-space-size=256",
  "--import",
  file("../../keep-code.js"),
  file("./inspect-file.ts"),
]
const run = promisify(execFile)

/** Milliseconds for one file. */
const deadline = 30_000

/** Files that may wait for their turn. */
const mostWaiting = 20

/** Signals by which somebody ends a program, ^C among them: they say nothing of a file. */
const ofOthers: readonly unknown[] = ["SIGTERM", "SIGINT", "SIGHUP"]

type Looked = Inspected | "busy" | "no-room"

let waiting = 0
let looking = false

/** Whoever waits, by account; who has just had a turn comes last. */
const queues = new Map<number, (() => void)[]>()

/**
 * Looks at a file in a process of its own, one at a time: what it takes in memory is given back, and what never ends is
 * ended. Accounts take turns, so that nobody waits for all that another one sends. Answers `damaged` for a file that
 * makes the process fail, `busy` where too many wait or the process was ended by something else, `no-room` where the disk
 * has no place for what it writes.
 */
export async function inspectApart(
  accountId: number,
  path: string,
  name: string,
  anew: string,
): Promise<Looked> {
  if (waiting >= mostWaiting) return "busy"
  waiting += 1
  try {
    await turnOf(accountId)
    return await look(path, name, anew)
  } finally {
    waiting -= 1
    next()
  }
}

function turnOf(accountId: number): Promise<void> | undefined {
  if (!looking) {
    looking = true
    return undefined
  }
  return new Promise((begin) => queues.set(accountId, [...(queues.get(accountId) ?? []), begin]))
}

/** Whoever is next begins; where nobody waits, whoever comes. */
function next(): void {
  const [first] = queues
  looking = first !== undefined
  if (!first) return
  const [accountId, [begin, ...rest]] = first
  queues.delete(accountId)
  if (rest.length > 0) queues.set(accountId, rest)
  begin?.()
}

async function look(path: string, name: string, anew: string): Promise<Looked> {
  const options = { timeout: deadline, killSignal: "SIGKILL", maxBuffer: 65_536, env: environment() } as const
  try {
    const { stdout } = await run(process.execPath, [...program, path, name, anew], options)
    return JSON.parse(stdout) as Inspected | "no-room"
  } catch (error) {
    // Its name and its text are nobody's business in a log.
    const { code, signal, killed } = error as { code?: unknown; signal?: unknown; killed?: unknown }
    log.warn("file-not-inspected", { code, signal, killed })
    const endedByOthers = !killed && (typeof code === "string" || ofOthers.includes(signal))
    return endedByOthers ? "busy" : { refused: "damaged" }
  }
}

/** Nothing that a stranger's file should come near: no addresses, no secrets. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, LANG, TZ } = process.env
  return { PATH, LANG, TZ }
}
