import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createWriteStream, readFileSync } from "node:fs"
import { pipeline } from "node:stream/promises"
import { fileURLToPath } from "node:url"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { livingPostmaster } from "../../src/server/db/postmaster.ts"
import { scriptOf } from "../support/npm-scripts.ts"

/** Peaks of memory in bytes; undefined where the machine has no `/proc` to read them from. */
export interface Peak {
  /** Resident memory of the program. */
  readonly program: number | undefined
  /** Of all the database's processes together, shared pages counted once. */
  readonly database: number | undefined
}

/** A program that ran. */
export interface Run {
  /** From its start to its end, milliseconds. */
  readonly ms: number
  /** From its start to the first thing it said, milliseconds. */
  readonly spokeAfterMs: number
  readonly peak: Peak
}

export interface Order {
  /** A script and its arguments. */
  readonly program: readonly string[]
  readonly dataDir: string
  /** Gets what the program says. */
  readonly answerTo: string
  readonly signal: AbortSignal
}

const root = fileURLToPath(new URL("../..", import.meta.url))
/** What `npm run xueer` gives Node before the program. */
const options: readonly string[] = scriptOf("xueer").options

/** Runs a program of ours to its end, watching the clock and the memory. Throws when it fails. */
export async function runProgram({ program, dataDir, answerTo, signal }: Order): Promise<Run> {
  signal.throwIfAborted()
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" }
  const begun = performance.now()
  const child = spawn(process.execPath, [...options, ...program], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  })
  const end = () => void child.kill()
  signal.addEventListener("abort", end)
  const memory = watchMemory(child, dataDir)
  let spokeAfterMs = Number.NaN
  child.stdout.once("data", () => {
    spokeAfterMs = performance.now() - begun
  })
  let complaints = ""
  child.stderr.on("data", (piece) => {
    complaints = `${complaints}${piece}`.slice(-2000)
  })
  const saved = pipeline(child.stdout, createWriteStream(answerTo))
  try {
    const [code] = await once(child, "exit")
    const ms = performance.now() - begun
    await saved
    signal.throwIfAborted()
    if (code !== 0) throw new Error(`${program.join(" ")} ended with ${code}: ${complaints}`)
    return { ms, spokeAfterMs, peak: memory() }
  } finally {
    memory()
    signal.removeEventListener("abort", end)
  }
}

/** How long work within this program takes, milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The middle of some figures; the mean of the middle two where their number is even. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other)
  const half = (sorted.length - 1) / 2
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2
}

/** The larger of each of two peaks. */
export function higher(one: Peak, other: Peak): Peak {
  return { program: most(one.program, other.program), database: most(one.database, other.database) }
}

function most(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.max(one, other)
}

/** Milliseconds between two looks: the kernel keeps a program's own peak, the database's is ours to find. */
const programEvery = 20
const databaseEvery = 250

/** Watches until the function it returns is called, which answers the peaks. */
function watchMemory(child: ChildProcess, dataDir: string): () => Peak {
  let peak: Peak = { program: undefined, database: undefined }
  const look = (seen: Partial<Peak>) => {
    peak = higher(peak, { program: undefined, database: undefined, ...seen })
  }
  const timers = [
    setInterval(() => look({ program: kilobytes(`/proc/${child.pid}/status`, "VmHWM") }), programEvery),
    setInterval(() => look({ database: memoryOfServer(dataDir) }), databaseEvery),
  ]
  return () => {
    for (const timer of timers) clearInterval(timer)
    return peak
  }
}

/** What a program and the database of a data folder hold just now, bytes. */
export function memoryOf(pid: number, dataDir: string): Peak {
  return { program: kilobytes(`/proc/${pid}/status`, "VmRSS"), database: memoryOfServer(dataDir) }
}

/** Each process's share of what it maps (Pss), summed: shared buffers count once, the system's cache not at all. */
function memoryOfServer(dataDir: string): number | undefined {
  const postmaster = livingPostmaster(clusterFolder(dataDir))
  if (postmaster === undefined) return undefined
  const children = readProc(`/proc/${postmaster}/task/${postmaster}/children`)?.trim().split(" ") ?? []
  const shares = [String(postmaster), ...children].map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, "Pss"))
  if (shares[0] === undefined) return undefined
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)
}

/** The bytes that a line of a file under `/proc` gives in kB. */
function kilobytes(path: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readProc(path) ?? "")?.[1]
  return found === undefined ? undefined : Number(found) * 1024
}

/** A process may end between being listed and being read. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}
