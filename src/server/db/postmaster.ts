import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs"
import { basename, join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Said } from "../../contract/refusals.ts"
import { freeBytes } from "../disk-space.ts"
import { run, type Way } from "./account.ts"
import type { Binaries } from "./binaries.ts"
import { codeOf, DatabaseTrouble, diskFull, folderTrouble, tellsDiskFull } from "./trouble.ts"

/** Seconds; what a stop at once leaves undone, the next start repairs. */
const fastPatience = 60

const hour = 3_600_000
const orphansPatience = 30_000
const mebibyte = 1024 * 1024

/** Where PostgreSQL writes what happens to it, within the cluster. */
const logFolder = "log"

/** Modest enough for a small machine beside the program, enough for a district of 50,000 members. */
const settings: Readonly<Record<string, string>> = {
  // On a socket in the cluster's folder and nowhere else. A relative path keeps within what a socket's
  // name may hold (107 bytes), however long DATA_DIR is.
  listen_addresses: "",
  unix_socket_directories: ".",
  unix_socket_permissions: "0700",
  max_connections: "60",
  shared_buffers: "128MB",
  work_mem: "32MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "4GB",
  jit: "off",
  timezone: "Asia/Shanghai",
  log_timezone: "Asia/Shanghai",
  // One file a weekday, begun anew a week later, and nothing of what people entered in it.
  logging_collector: "on",
  log_directory: logFolder,
  log_filename: "server-%a.log",
  log_rotation_age: "1d",
  log_rotation_size: "0",
  log_truncate_on_rotation: "on",
  log_min_messages: "log",
  log_checkpoints: "off",
}

/**
 * Starts the server of the cluster and returns when it takes connections. After a crash that includes the
 * repair, which may take minutes. The caller holds the lock and has seen that no server is alive.
 */
export async function startPostmaster(
  folder: string,
  way: Way,
  binaries: Binaries,
  say: (line: Said) => void,
): Promise<void> {
  const notice = setTimeout(
    () =>
      say({
        zh: "数据库还在启动：正在修复上次崩溃留下的问题。",
        en: "The database is still starting: it repairs what a crash left.",
      }),
    5_000,
  )
  try {
    for (const until = Date.now() + orphansPatience; ; ) {
      const trouble = await tryStart(folder, way, binaries)
      if (trouble === undefined) return
      if (!trouble.includes("shared memory block") || Date.now() > until) throw startTrouble(folder, trouble)
      // What a killed server was working on sees its end only when it next looks up.
      await pause(250)
    }
  } finally {
    clearTimeout(notice)
  }
}

async function tryStart(folder: string, way: Way, binaries: Binaries): Promise<string | undefined> {
  removeStaleLock(folder)
  try {
    readyLog(folder, way)
  } catch (error) {
    throw folderTrouble(folder, error)
  }
  const before = logSizes(folder)
  const order = ["start", "-w", "-t", "600", "-s", "-D", ".", "-l", join(logFolder, "start.log")]
  const started = await run(way, folder, binaries.pgCtl, [...order, "-o", options()])
  if (started.done || livingPostmaster(folder) !== undefined) return undefined
  return lastWords(folder, before) ?? started.output.trim()
}

/** Stops the server, letting nobody finish. Returns what `pg_ctl` says where that fails. */
export async function stopPostmaster(
  folder: string,
  way: Way,
  binaries: Binaries,
): Promise<string | undefined> {
  const order = (mode: string, seconds: number) =>
    run(way, folder, binaries.pgCtl, ["stop", "-m", mode, "-t", String(seconds), "-s", "-D", "."])
  await order("fast", fastPatience)
  if (livingPostmaster(folder) === undefined) return undefined
  // PostgreSQL 18 never ends when it is told so just as it recovers from a PANIC (a full disk): at once, then.
  const stopped = await order("immediate", 60)
  return livingPostmaster(folder) === undefined ? undefined : stopped.output.trim()
}

/**
 * The process id of the server of this very folder, if it is alive. A pid alone proves nothing: after a
 * restart of the machine it may be anybody's.
 */
export function livingPostmaster(folder: string): number | undefined {
  const pidFile = join(folder, "postmaster.pid")
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, "utf8"), 10) : Number.NaN
  if (!(pid > 0)) return undefined
  return isPostmasterOf(folder, pid) ? pid : undefined
}

function isPostmasterOf(folder: string, pid: number): boolean {
  try {
    if (process.platform !== "linux") return process.kill(pid, 0)
    const [program = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")
    const cluster = statSync(folder)
    if (basename(program) !== "postgres" || statSync(`/proc/${pid}`).uid !== cluster.uid) return false
    const works = statSync(`/proc/${pid}/cwd`)
    return works.ino === cluster.ino && works.dev === cluster.dev
  } catch (error) {
    // Where root may not look (in a container), what can be seen has to do: the program and its account.
    return codeOf(error) === "EACCES" || codeOf(error) === "EPERM"
  }
}

/**
 * PostgreSQL sees through a lock whose process is gone, but refuses to start when its pid has become another
 * process's. Processes that a killed server left at work keep it from starting all the same: it finds their
 * shared memory by the folder.
 */
function removeStaleLock(folder: string): void {
  for (const name of ["postmaster.pid", ".s.PGSQL.5432.lock"]) rmSync(join(folder, name), { force: true })
}

/** The logger begins a file anew at midnight only, and a server may never see one. */
function readyLog(folder: string, way: Way): void {
  const logs = join(folder, logFolder)
  if (!existsSync(logs)) {
    mkdirSync(logs, { mode: 0o700 })
    if (way.account !== undefined) chownSync(logs, way.account.uid, way.account.gid)
  }
  for (const entry of readdirSync(logs)) {
    const path = join(logs, entry)
    if (entry === "start.log" || Date.now() - statSync(path).mtimeMs > 144 * hour) rmSync(path)
  }
}

function options(): string {
  const all = { ...settings, ...sharedMemory() }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ")
}

/** Parallel queries share memory through /dev/shm, which containers keep at 64 MB: then through files. */
function sharedMemory(): Record<string, string> {
  if (process.platform !== "linux" || !existsSync("/dev/shm")) return {}
  const { bsize, blocks } = statfsSync("/dev/shm")
  return bsize * blocks < 512 * mebibyte ? { dynamic_shared_memory_type: "mmap" } : {}
}

/** How long each file of the log is, bytes. */
function logSizes(folder: string): ReadonlyMap<string, number> {
  const logs = join(folder, logFolder)
  return new Map(readdirSync(logs).map((name) => [name, statSync(join(logs, name)).size]))
}

/**
 * Why PostgreSQL gave up, by what it has written since the log had those sizes. A full disk is named wherever
 * it is told; what was said to those who tried to connect is no reason.
 */
function lastWords(folder: string, before: ReadonlyMap<string, number>): string | undefined {
  const logs = join(folder, logFolder)
  const said = readdirSync(logs)
    .map((name) => ({ name, path: join(logs, name) }))
    .sort((one, other) => statSync(one.path).mtimeMs - statSync(other.path).mtimeMs)
    .flatMap(({ name, path }) => readFileSync(path).subarray(before.get(name)).toString().split("\n"))
    .filter((line) => /\b(FATAL|PANIC):/.test(line))
    .map((line) => line.replace(/^.*?\b(FATAL|PANIC): */, ""))
    .filter((words) => !/^(the database system is|terminating connection|connection to client)/.test(words))
  return said.find(tellsDiskFull) ?? said.at(-1)
}

/** On a full disk PostgreSQL's own words may be cut off, or missing, so room is looked at as well. */
function startTrouble(folder: string, words: string): DatabaseTrouble {
  if (tellsDiskFull(words) || hasNoRoom(folder)) return diskFull(folder)
  return new DatabaseTrouble({
    zh: `数据库启动不了：${words}（详见 ${join(folder, logFolder)}）。`,
    en: `The database does not start: ${words} (more in ${join(folder, logFolder)}).`,
  })
}

/** Whether a piece of the write-ahead log, which a start may need anew, would not fit on the disks of a folder. */
function hasNoRoom(folder: string): boolean {
  return Math.min(freeBytes(folder), freeBytes(join(folder, "pg_wal"))) < 16 * mebibyte
}
