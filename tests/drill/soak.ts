import { readdirSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import { livingPostmaster } from "../../src/server/db/postmaster.ts"
import { memoryOf } from "../bench/measure.ts"
import { childrenOf, signal } from "../support/processes.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { whileBusy } from "./while-busy.ts"

const minute = 60_000
/** Minutes until memory is what it is, and between two kills of the database. */
const warmUp = 10
const faultEvery = 5
/** Between two writes of a person, milliseconds: hours of a busy day, not of a race. */
const rest = 4000

/** Hours of work, with a kill of the database every five minutes: what the program holds stays what it is. */
export function soak(run: DrillRun): Promise<Outcome> {
  const looks: { readonly hours: number; readonly bytes: number; readonly handles: number }[] = []
  return whileBusy(run, {
    rest,
    async fault(busy) {
      const begun = Date.now()
      for (let at = 1; at <= run.count; at += 1) {
        await pause(Math.max(0, begun + at * minute - Date.now()))
        const pid = busy.server().child.pid ?? 0
        const { program = 0 } = memoryOf(pid, busy.dataDir)
        const handles = readdirSync(`/proc/${pid}/fd`).length
        if (at > warmUp) looks.push({ hours: at / 60, bytes: program, handles })
        if (at % faultEvery === 0) {
          const postmaster = livingPostmaster(clusterFolder(busy.dataDir)) ?? 0
          signal([postmaster, ...childrenOf(postmaster)], "SIGKILL")
        }
      }
    },
    found: () => [
      `${run.count} min`,
      `memory ${mebibytes(looks.at(0)?.bytes)} to ${mebibytes(looks.at(-1)?.bytes)}, ${slope(looks).toFixed(1)} MB an hour`,
      `${looks.at(0)?.handles} to ${looks.at(-1)?.handles} handles`,
    ],
    wrong: () => (slope(looks) > 1 ? [`memory grows by ${slope(looks).toFixed(1)} MB an hour (goal 1)`] : []),
  })
}

const mebibytes = (bytes = 0) => `${Math.round(bytes / 1024 ** 2)} MB`

/** By how many MB an hour memory grows, as the line through all looks that lies closest. */
function slope(looks: readonly { readonly hours: number; readonly bytes: number }[]): number {
  const mean = (of: (look: (typeof looks)[number]) => number) =>
    looks.reduce((sum, look) => sum + of(look), 0) / Math.max(1, looks.length)
  const [hours, bytes] = [mean((look) => look.hours), mean((look) => look.bytes)]
  const both = mean((look) => (look.hours - hours) * (look.bytes - bytes))
  const own = mean((look) => (look.hours - hours) ** 2)
  return own === 0 ? 0 : both / own / 1024 ** 2
}
