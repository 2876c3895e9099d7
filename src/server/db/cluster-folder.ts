import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Said } from "../../contract/refusals.ts"
import { takeBackFromRoot } from "../folder-owner.ts"
import { chooseAccount, findWay, giveTo, run, type Way } from "./account.ts"
import type { Binaries } from "./binaries.ts"
import {
  codeOf,
  DatabaseTrouble,
  diskFull,
  folderTrouble,
  ofAnotherAccount,
  tellsDiskFull,
} from "./trouble.ts"

/** The superuser of the embedded server. It owns the tables; the program works as another role. */
export const ownerRole = "xueer_owner"

/** How a cluster that is being made is called, next to its later place. */
const unfinished = "postgres.new-"

/** PostgreSQL works with paths of up to 1,024 bytes, its own file names included. */
const longestPath = 900

/** The folder of the cluster under DATA_DIR. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, "postgres")
}

/** Makes DATA_DIR if need be. Throws {@link DatabaseTrouble} where that cannot be. */
export function makeDataDir(dataDir: string): void {
  if (Buffer.byteLength(dataDir) > longestPath) {
    throw new DatabaseTrouble({
      zh: `DATA_DIR：路径最长 ${longestPath} 字节，这一个更长。`,
      en: `DATA_DIR: a path may be ${longestPath} bytes long, and this one is longer.`,
    })
  }
  // There, making folders one inside the other never comes to an end.
  if (/^\/proc(\/|$)/.test(dataDir)) {
    throw new DatabaseTrouble({
      zh: `DATA_DIR：${dataDir} 不能放文件。`,
      en: `DATA_DIR: ${dataDir} is no place for files.`,
    })
  }
  try {
    // The account that root steps down to has to pass through, and nobody else has to look.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    takeBackFromRoot(dataDir)
  } catch (error) {
    throw folderTrouble(dataDir, error)
  }
}

/**
 * Sees to it that there is a cluster, ours to start, and returns how to start it. The caller holds the
 * lock, so nobody else is making one.
 */
export async function readyFolder(
  dataDir: string,
  binaries: Binaries,
  say: (line: Said) => void,
): Promise<Way> {
  const folder = clusterFolder(dataDir)
  const way = await wayInto(dataDir, binaries)
  const { account } = way
  if (!holdsCluster(folder)) {
    say({
      zh: `正在 ${folder} 里建数据库，只做这一次，要几秒钟。`,
      en: `Making the database in ${folder}; this happens once and takes a few seconds.`,
    })
    await makeCluster(dataDir, way, binaries)
  }
  refuseOtherVersion(folder, binaries)
  if (account !== undefined && statSync(folder).uid === 0) giveTo(account, folder)
  if ((statSync(folder).mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
  return way
}

/** How to run PostgreSQL's programs on the cluster under `dataDir`, which need not be there yet. */
export async function wayInto(dataDir: string, binaries: Binaries): Promise<Way> {
  return await findWay(chooseAccount(clusterFolder(dataDir)), dataDir, binaries.postgres)
}

function holdsCluster(folder: string): boolean {
  try {
    if (existsSync(join(folder, "PG_VERSION"))) return true
    if (readdirSync(folder).length === 0) return false
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false
    throw codeOf(error) === "EACCES" ? ofAnotherAccount(folder, error) : folderTrouble(folder, error)
  }
  throw new DatabaseTrouble({
    zh: `${folder} 里的不是 PostgreSQL 的数据：请移到别处。`,
    en: `${folder} holds something that is no PostgreSQL cluster: move it elsewhere.`,
  })
}

/**
 * Deletes what a program left that was killed while it made a cluster. Its `initdb` may still be writing
 * there, until it finds nobody to report to; so look whether the folder is really gone.
 */
async function removeUnfinished(dataDir: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const left = readdirSync(dataDir).filter((entry) => entry.startsWith(unfinished))
    if (left.length === 0) return
    for (const entry of left) rmSync(join(dataDir, entry), { recursive: true, force: true, maxRetries: 5 })
    await pause(50)
  }
}

/**
 * Makes the cluster beside its place and moves it there whole, so that a kill -9 or a power cut leaves
 * either none or a complete one. The programs get `.` for a path: whatever characters DATA_DIR has, no
 * shell of theirs meets them.
 */
async function makeCluster(dataDir: string, way: Way, binaries: Binaries): Promise<void> {
  let fresh: string
  try {
    await removeUnfinished(dataDir)
    fresh = mkdtempSync(join(dataDir, unfinished))
  } catch (error) {
    throw folderTrouble(dataDir, error)
  }
  try {
    if (way.account !== undefined) chownSync(fresh, way.account.uid, way.account.gid)
    const made = await run(way, fresh, binaries.initdb, initdbArguments(binaries.major))
    if (!made.done && tellsDiskFull(made.output)) throw diskFull(dataDir)
    if (!made.done)
      throw new DatabaseTrouble({
        zh: `initdb 没有建成数据库：${tellingLine(made.output)}`,
        en: `initdb could not make the database: ${tellingLine(made.output)}`,
      })
    renameSync(fresh, clusterFolder(dataDir))
    syncFolder(dataDir)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true, maxRetries: 5 })
    throw folderTrouble(dataDir, error)
  }
}

function initdbArguments(major: number): string[] {
  const always = ["-D", ".", "-U", ownerRole, "--data-checksums", "--encoding=UTF8", "--locale=C"]
  // Only root and the cluster's owner get to the socket: it lies in a folder closed to all others.
  const access = ["--auth=trust", "--no-instructions"]
  // Order and case by Unicode code points, the same on every machine; PostgreSQL has it from 17 on.
  const collation = major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : []
  return [...always, ...access, ...collation]
}

function refuseOtherVersion(folder: string, binaries: Binaries): void {
  const made = Number(readFileSync(join(folder, "PG_VERSION"), "utf8"))
  if (made === binaries.major) return
  throw new DatabaseTrouble({
    zh: `${folder} 是 PostgreSQL ${made} 建的，这个程序带的是 ${binaries.major}：请用原来的程序备份，再恢复到空的 DATA_DIR。`,
    en:
      `${folder} was made by PostgreSQL ${made} and this program brings ${binaries.major}: ` +
      "take a backup with the program that made it, and restore that into an empty DATA_DIR.",
  })
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, constants.O_RDONLY)
  fsyncSync(descriptor)
  closeSync(descriptor)
}

function tellingLine(output: string): string {
  const lines = output.trim().split("\n")
  return lines.find((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? ""
}
