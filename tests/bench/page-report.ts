/** What was measured for one line of the table of pages. */
export interface PageFigure {
  readonly name: string
  readonly work: string
  /** What it came to, in words and figures. */
  readonly measured: string
  readonly target: string
  /** The same work in Moodle 4.5 with mod_attendance on such a machine, as the target was set. */
  readonly peer: string
  readonly met: boolean
  readonly note?: string
}

/** One figure, for whoever watches. */
export function tellPage({ name, work, measured, target, peer, met, note }: PageFigure): string {
  const lines = [
    `work      ${work}`,
    `measured  ${measured}`,
    `target    ${target}`,
    `moodle    ${peer}`,
    ...(note === undefined ? [] : [`note      ${note}`]),
    `verdict   ${met ? "met" : "missed"}`,
  ]
  return [name, ...lines.map((line) => `  ${line}`), ""].join("\n")
}

/** All figures as a Markdown table. */
export function pageTable(figures: readonly PageFigure[]): string {
  const head = ["work", "measured", "target", "Moodle", "verdict"]
  const rows = figures.map(({ name, work, measured, target, peer, met, note }) => [
    `\`${name}\`: ${work}`,
    note === undefined ? measured : `${measured} (${note})`,
    target,
    peer,
    met ? "met" : "**missed**",
  ])
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}

/** Milliseconds as people read them. */
export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`
}
