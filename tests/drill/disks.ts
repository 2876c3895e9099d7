import { execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { livingPostmaster } from "../../src/server/db/postmaster.ts"
import type { Workshop } from "../bench/workshop.ts"
import { childrenOf, signal } from "../support/processes.ts"
import { runServer } from "../support/running-server.ts"
import { type DrillRun, type Outcome, seeded } from "./drill.ts"
import { copyDistrict, whileBusyAt } from "./while-busy.ts"

/** A disk of its own: a file with a file system, at a folder. */
export class Disk {
  readonly folder: string
  #file: string
  readonly #shop: Workshop

  constructor(shop: Workshop, mebibytes: number) {
    if (process.getuid?.() !== 0) throw new Error("needs root, to mount a disk")
    this.#shop = shop
    this.#file = shop.path("disk")
    this.folder = shop.path("mounted")
    mkdirSync(this.folder)
    execFileSync("truncate", ["--size", `${mebibytes}M`, this.#file])
    execFileSync("mkfs.ext4", ["-q", "-m", "0", this.#file])
    this.#mount()
  }

  /**
   * What would be on it if the power failed now is what is on it from now on. Whoever uses it has been stopped, and
   * is gone before it is mounted anew: what it had not yet been made to write is lost.
   */
  async loseHead(stop: () => void, end: () => Promise<void>): Promise<void> {
    stop()
    const left = this.#shop.path("disk")
    execFileSync("cp", ["--sparse=always", this.#file, left])
    await end()
    this.end()
    rmSync(this.#file)
    this.#file = left
    this.#mount()
  }

  end(): void {
    execFileSync("umount", ["--lazy", this.folder])
  }

  #mount(): void {
    execFileSync("mount", ["-o", "loop", this.#file, this.folder])
    chmodSync(this.folder, 0o711)
  }
}

/** The power fails under 24 clients: what PostgreSQL had made the disk write is there, and nothing else. */
export async function powerCuts(run: DrillRun): Promise<Outcome> {
  const disk = new Disk(run.shop, 1500)
  const dataDir = join(disk.folder, "data")
  const chance = seeded(run.seed)
  const back: number[] = []
  try {
    await copyDistrict(run.shop, dataDir)
    return await whileBusyAt({ dataDir, env: { DATA_DIR: dataDir, DATABASE_URL: "" } }, run, {
      async fault(busy) {
        for (let made = 0; made < run.count; made += 1) {
          await pause(1000 + chance() * 2000)
          const server = busy.server()
          const postmaster = livingPostmaster(clusterFolder(dataDir)) ?? 0
          const pids = [server.child.pid ?? 0, postmaster, ...childrenOf(postmaster)]
          await disk.loseHead(
            () => signal(pids, "SIGSTOP"),
            async () => {
              signal(pids.slice(1), "SIGKILL")
              await server.kill()
            },
          )
          const began = Date.now()
          busy.replace(
            await runServer(dataDir, busy.today, { PORT: String(server.port), LOG_LEVEL: "error" }),
          )
          back.push(await busy.servedAfter(began))
        }
      },
      found: () => [`${run.count} cuts, ${back.length} opens, serving after at most ${Math.max(...back)} ms`],
      wrong: () => [],
    })
  } finally {
    disk.end()
  }
}
