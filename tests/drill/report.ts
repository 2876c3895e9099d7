import { readFileSync, writeFileSync } from "node:fs"
import type { Outcome } from "./drill.ts"

/** A drill that was run. */
export interface Came extends Outcome {
  readonly name: string
  readonly fault: string
  readonly count: number
  readonly seed: number
  readonly minutes: number
}

const begin = "<!-- drills -->"
const end = "<!-- /drills -->"
const head = "| drill | fault, how often, seed | what came of it | wrong | when |\n|---|---|---|---|---|"

/** Puts what came of drills into the table of a page, each in its own row; those not run keep theirs. */
export function keepReport(path: string, came: readonly Came[]): void {
  const text = readFileSync(path, "utf8")
  const [before = "", rest = ""] = text.split(begin)
  const [table = "", after = ""] = rest.split(end)
  const rows = new Map(
    table
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) => [line.split("`")[1] ?? "", line]),
  )
  for (const one of came) rows.set(one.name, rowOf(one))
  writeFileSync(path, `${before}${begin}\n${[head, ...rows.values()].join("\n")}\n${end}${after}`)
}

function rowOf({ name, fault, count, seed, minutes, found, wrong }: Came): string {
  const day = Temporal.Now.plainDateISO("Asia/Shanghai").toString()
  const cells = [
    `\`${name}\``,
    `${fault}, ${count} ×, seed ${seed}`,
    found,
    wrong.length === 0
      ? "–"
      : `**${wrong.length}**: ${wrong
          .slice(0, 3)
          .map((line) => line.slice(0, 160))
          .join("; ")}`,
    `${day}, ${Math.max(1, Math.round(minutes))} min`,
  ]
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`
}
