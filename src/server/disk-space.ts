import { existsSync, statfsSync } from "node:fs"
import { dirname, join } from "node:path"
import { type Env, WrongVariable } from "./env.ts"

const mebibyte = 1024 * 1024

/** Less than this and nothing large should be begun. */
const leastFree = 256 * mebibyte

/**
 * How much there is on the disk of the embedded database. `reserve`: so little that only looking goes on, signing in
 * and the entries of the audit log; `none`: nothing is written any more, so that the write-ahead log, which takes 16 MB
 * at a time, does not come to an end of it.
 */
export type Room = "plenty" | "reserve" | "none"

/** Something is not begun, or is given up, because the disk's reserve is reached. */
export class NoRoom extends Error {
  readonly code = "ENOSPC"

  constructor(cause?: unknown) {
    super("The disk is nearly full", { cause })
    this.name = "NoRoom"
  }
}

/** Bytes that are free where a folder is, or will be. */
export function freeBytes(folder: string): number {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const { bsize, bavail } = statfsSync(at)
  return bsize * bavail
}

/** Where the database lies in a data folder: each may be on a disk of its own, the write-ahead log most of all. */
const ofDatabase = ["", "postgres", "postgres/pg_wal"]
const ofAll = [...ofDatabase, "files"]

/** Of the disks of a data folder the one with the least room. */
export function tightestDisk(
  dataDir: string,
  parts: readonly string[] = ofAll,
): { readonly folder: string; readonly free: number } {
  const disks = parts.map((part) => {
    const folder = join(dataDir, part)
    return { folder, free: freeBytes(folder) }
  })
  return disks.reduce((tightest, disk) => (disk.free < tightest.free ? disk : tightest))
}

/** Whether a disk of the data folder is so full that nothing large should be begun. */
export function isNearlyFull(dataDir: string): boolean {
  return tightestDisk(dataDir).free < leastFree
}

/** How much there is on the disks of the database, by the reserve that is kept. */
export function roomOn({ dataDir, diskReserve }: Pick<Env, "dataDir" | "diskReserve">): Room {
  const { free } = tightestDisk(dataDir, ofDatabase)
  if (free >= diskReserve) return "plenty"
  return free >= diskReserve / 2 ? "reserve" : "none"
}

/**
 * Throws when a disk of the database has no room to start: to make a database, or to bring one to its feet. One
 * that is there may be looked at with little.
 */
export function refuseFullDisk({ dataDir, diskReserve }: Pick<Env, "dataDir" | "diskReserve">): void {
  const needed = existsSync(join(dataDir, "postgres")) ? diskReserve / 2 : leastFree
  const { folder, free } = tightestDisk(dataDir, ofDatabase)
  if (free >= needed) return
  const has = Math.floor(free / mebibyte)
  throw new WrongVariable("DATA_DIR", {
    zh: `${folder} 所在的磁盘快满了：还有 ${has} MB，需要 ${Math.ceil(needed / mebibyte)} MB`,
    en: `the disk of ${folder} is nearly full: ${has} MB are free, ${Math.ceil(needed / mebibyte)} MB are needed`,
  })
}
