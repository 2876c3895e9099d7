import { spawnSync } from "node:child_process"
import {
  chmodSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  rmSync,
  statfsSync,
  writeSync,
} from "node:fs"
import { mkdtemp, rmdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A disk of its own, small enough to be filled. */
export interface SmallDisk {
  readonly folder: string
  /** Takes what is free but for so many bytes; called again, takes or gives back until that is so. */
  leaveFree(bytes: number): void
  end(): Promise<void>
}

/** Makes a disk of so many megabytes; undefined where this account may not mount one. */
export async function makeSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "xueer-disk-"))
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "tmpfs", folder])
  if (mounted.status !== 0) {
    await rmdir(folder)
    return undefined
  }
  chmodSync(folder, 0o711)
  const ballast = join(folder, "ballast")
  const end = async () => {
    rmSync(ballast, { force: true })
    spawnSync("umount", ["--lazy", folder])
    await rmdir(folder)
  }
  return { folder, leaveFree: (bytes) => weigh(ballast, folder, bytes), end }
}

const block = Buffer.alloc(65_536, 1)

/** Lets the ballast grow or shrink until so many bytes are free. */
function weigh(ballast: string, folder: string, free: number): void {
  const file = openSync(ballast, "a")
  try {
    for (let room = roomIn(folder); room !== free; room = roomIn(folder)) {
      const more = room - free
      if (more < 0) ftruncateSync(file, Math.max(0, fstatSync(file).size + more))
      else writeSync(file, block, 0, Math.min(more, block.length))
      if (Math.abs(more) < 4096) return
    }
  } finally {
    closeSync(file)
  }
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
