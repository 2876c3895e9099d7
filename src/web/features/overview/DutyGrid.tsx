import { text as words } from "../../design/text.ts"
import { type YearCell, YearGrid, type YearRow } from "../../design/YearGrid.tsx"
import { to } from "../../paths.ts"
import { besideText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import type { GridRow } from "./parts.ts"
import { text } from "./text.ts"

interface Props {
  readonly label: string
  readonly year: number
  readonly rows: readonly GridRow[]
  readonly today: string
  readonly legend?: boolean
}

/** A unit's year, every cell leading to what it rests on. */
export function DutyGrid({ label, year, rows, today, legend }: Props) {
  const speech = useText()
  const month = today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) : undefined
  return (
    <YearGrid
      label={label}
      year={year}
      rows={rows.map((row) => yearRow(row, speech))}
      {...(month === undefined ? {} : { month })}
      {...(legend === undefined ? {} : { legend })}
    />
  )
}

/** Kinds that have one row, however often they are due. */
const shortNames = ["committee-meeting", "group-meeting", "assembly", "party-lecture", "collective-study"]

/** What a row is called: the kind of activity where it stands for one, else the clause. */
export function rowTitle(row: Pick<GridRow, "kind" | "clauses">, speech: Speech): string {
  const kind = row.kind
  if (kind !== null && shortNames.includes(kind)) {
    return speech.words.activityKinds[kind as keyof typeof speech.words.activityKinds]
  }
  const [first] = row.clauses
  return first ? clauseTitle(speech, first.id, first.title) : ""
}

function yearRow(row: GridRow, speech: Speech): YearRow {
  const title = rowTitle(row, speech)
  const unit = row.clauses[0]?.unit ?? ""
  return { key: row.key, title, cells: row.cells.map((cell) => yearCell(cell, title, unit, speech)) }
}

type GridCell = GridRow["cells"][number]

function yearCell(cell: GridCell, title: string, unit: string, speech: Speech): YearCell {
  const { t, format } = speech
  const state = cell.state === "none" ? "none" : cell.begun ? cell.state : "toCome"
  const parts = cell.parts
  const label = parts ? t(text.dutyShare(parts.met, parts.all)) : wideLabel(cell, unit, speech)
  const period = cell.parts && cell.months === 1 ? monthOf(cell, format) : format.period(cell.opens.period)
  return {
    from: cell.month,
    span: cell.months,
    state,
    say: t(text.cellSays(title, period, t(words[state]), label ?? "")),
    current: cell.current,
    ...(label === undefined || !cell.begun ? {} : { label }),
    ...(cell.reached ? { href: hrefOf(cell) } : {}),
  }
}

function hrefOf({ opens: { obligation, unitId, period } }: GridCell): string {
  return to.standing({ obligation, subjectType: "org", subjectId: unitId, period })
}

function monthOf({ opens, month }: GridCell, format: Speech["format"]): string {
  return format.fullMonth(`${opens.period.slice(0, 4)}-${String(month).padStart(2, "0")}`)
}

/** A wide cell has room for its figure. */
function wideLabel(cell: GridCell, unit: string, speech: Speech): string | undefined {
  if (cell.months < 12 || cell.actual === null || cell.target === null) return undefined
  const { actual, target } = besideText(speech, { actual: cell.actual, target: cell.target, unit })
  if (unit === "") return cell.actual > 0 && cell.actual < 1 ? actual : undefined
  return `${actual}/${target}`
}
