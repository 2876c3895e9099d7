/** How far a recorded obligation is: so many of its periods met, or one figure beside another. */
export type SoFar =
  | { readonly periods: true; readonly met: number; readonly all: number }
  | { readonly periods: false; readonly actual: number; readonly target: number; readonly unit: string }

/** What is read of a cell of a year. */
interface Counted {
  readonly begun: boolean
  readonly state: string
  readonly target: number | null
  readonly actual: number | null
  readonly parts: { readonly met: number; readonly all: number } | null
}

/** How far the cells of a row are, of what has begun; `unit` is that of its clause. */
export function soFarOf(cells: readonly Counted[], unit: string): SoFar {
  const [only] = cells
  if (only && cells.length === 1 && !only.parts) {
    return { periods: false, actual: only.actual ?? 0, target: only.target ?? 0, unit }
  }
  const begun = cells.filter((cell) => cell.begun && cell.state !== "none")
  return {
    periods: true,
    met: sum(begun.map(({ parts, state }) => parts?.met ?? (state === "met" ? 1 : 0))),
    all: sum(begun.map(({ parts }) => parts?.all ?? 1)),
  }
}

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
