import { cpus, totalmem } from "node:os"
import { median, type Peak } from "./measure.ts"

const gigabyte = 1024 ** 3
const megabyte = 1024 ** 2

/** What was measured for one line of the table. Times are milliseconds. */
export interface Figure {
  readonly name: string
  readonly work: string
  readonly runs: readonly number[]
  readonly target: number
  readonly floor: {
    readonly what: string
    readonly runs: readonly number[]
    /** How many times the floor is allowed. */
    readonly most?: number
  }
  readonly peak: Peak
  /** Memory, bytes, allowed to the program and the database together. */
  readonly mostMemory?: number
  /** What was in memory already when it began. */
  readonly caches: string
  readonly note?: string
}

/** The memory that the largest work may take. */
export const oneGigabyte = gigabyte

/** A figure with what follows from it. */
export interface Verdict extends Figure {
  readonly measured: number
  readonly floorMeasured: number
  readonly ratio: number
  /** What is beyond its target; none where all is met. */
  readonly missed: readonly string[]
}

export function judge(figure: Figure): Verdict {
  const measured = median(figure.runs)
  const floorMeasured = median(figure.floor.runs)
  const ratio = measured / floorMeasured
  const { program = 0, database = 0 } = figure.peak
  const missed = [
    measured > figure.target ? "time" : "",
    ratio > (figure.floor.most ?? Number.POSITIVE_INFINITY) ? "ratio" : "",
    program + database > (figure.mostMemory ?? Number.POSITIVE_INFINITY) ? "memory" : "",
  ].filter(Boolean)
  return { ...figure, measured, floorMeasured, ratio, missed }
}

/** One figure, for whoever watches. */
export function tell(verdict: Verdict): string {
  const { name, work, runs, measured, floor, floorMeasured, ratio, caches, note } = verdict
  const lines = [
    `work      ${work}`,
    `measured  ${duration(measured)}${spread(runs)}`,
    `target    ${targetOf(verdict)}`,
    `memory    program ${size(verdict.peak.program)}, database ${size(verdict.peak.database)}`,
    `floor     ${duration(floorMeasured)}${spread(floor.runs)}: ${floor.what}`,
    `ratio     ${ratio.toFixed(2)}`,
    `caches    ${caches}`,
    ...(note === undefined ? [] : [`note      ${note}`]),
    `verdict   ${verdictOf(verdict)}`,
  ]
  return [name, ...lines.map((line) => `  ${line}`), ""].join("\n")
}

/** All figures as a Markdown table. */
export function asTable(verdicts: readonly Verdict[]): string {
  const head = ["work", "measured", "target", "floor", "ratio", "program", "database", "caches", "verdict"]
  const rows = verdicts.map((verdict) => [
    `\`${verdict.name}\`: ${verdict.work}`,
    duration(verdict.measured),
    targetOf(verdict),
    duration(verdict.floorMeasured),
    verdict.ratio.toFixed(2),
    size(verdict.peak.program),
    size(verdict.peak.database),
    verdict.caches,
    verdictOf(verdict),
  ])
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}

/** What everything ran on. */
export function machine(): string {
  const [first] = cpus()
  const memory = `${Math.round(totalmem() / gigabyte)} GB of memory`
  return `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${memory}, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

function targetOf({ target, floor, mostMemory }: Figure): string {
  const parts = [
    `≤ ${duration(target)}`,
    mostMemory === undefined ? "" : `≤ ${size(mostMemory)}`,
    floor.most === undefined ? "" : `≤ ${floor.most} × floor`,
  ]
  return parts.filter(Boolean).join(", ")
}

function verdictOf({ missed }: Verdict): string {
  return missed.length === 0 ? "met" : `**missed**: ${missed.join(", ")}`
}

function spread(runs: readonly number[]): string {
  return runs.length > 1 ? ` (median of ${runs.map(duration).join(", ")})` : ""
}

function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`
}

function size(bytes: number | undefined): string {
  if (bytes === undefined) return "–"
  return bytes === gigabyte ? "1 GB" : `${Math.round(bytes / megabyte)} MB`
}
