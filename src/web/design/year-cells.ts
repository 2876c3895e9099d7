import type { StateKind } from "./state-kinds.ts"

/** One duty in one period of the year. */
export interface YearCell {
  /** Its first month, 1 to 12, and how many months it spans. */
  readonly from: number
  readonly span: number
  /** `none`: nothing is asked there; `toCome`: the period has not begun. */
  readonly state: StateKind | "none" | "toCome"
  /** Short, beside the shape or instead of it: `3月12日`, `4/4`. */
  readonly label?: string
  /** Read out and shown on hovering, in full: `三月，已开，3月12日`. */
  readonly say: string
  readonly href?: string
  /** The period that runs today. */
  readonly current?: boolean
}

/** One duty over the year. */
export interface YearRow {
  readonly key: string
  readonly title: string
  readonly cells: readonly YearCell[]
}

/** The cells of a row in order, with empty ones where nothing is said, so that all twelve months are covered. */
export function filled(row: YearRow): YearCell[] {
  const cells: YearCell[] = []
  let next = 1
  const fill = (until: number) => {
    for (; next < until; next += 1) cells.push({ from: next, span: 1, state: "none", say: "" })
  }
  for (const cell of [...row.cells].sort((one, other) => one.from - other.from)) {
    fill(cell.from)
    cells.push(cell)
    next = cell.from + cell.span
  }
  fill(13)
  return cells
}
