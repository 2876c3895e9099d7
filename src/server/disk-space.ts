import { existsSync, statfsSync } from "node:fs"
import { dirname } from "node:path"
import { WrongVariable } from "./env.ts"

const mebibyte = 1024 * 1024

/** Less than this and PostgreSQL may stop in the middle of its work. */
const leastFree = 256 * mebibyte

/** Bytes that are free where a folder is, or will be. */
export function freeBytes(folder: string): number {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const { bsize, bavail } = statfsSync(at)
  return bsize * bavail
}

/** Whether the disk of the data folder is so full that nothing large should be begun. */
export function isNearlyFull(dataDir: string): boolean {
  return freeBytes(dataDir) < leastFree
}

/** Throws when the disk of the data folder is nearly full. */
export function refuseFullDisk(dataDir: string): void {
  const free = freeBytes(dataDir)
  if (free >= leastFree) return
  const has = Math.floor(free / mebibyte)
  throw new WrongVariable(
    "DATA_DIR",
    `the disk of ${dataDir} is nearly full: ${has} MB are free, 256 MB are needed`,
  )
}
