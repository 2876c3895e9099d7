import { Anchor } from "../../design/Anchor.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { besideText } from "../../text/figures.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { rowTitle } from "./DutyGrid.tsx"
import type { GridRow } from "./parts.ts"
import { text } from "./text.ts"

/** Duties of the whole year, one line each. */
export function YearlyLines({ rows }: { readonly rows: readonly GridRow[] }) {
  const speech = useText()
  return (
    <ul className="yearly">
      {rows.map((row) => (
        <YearlyLine key={row.key} row={row} speech={speech} />
      ))}
    </ul>
  )
}

function YearlyLine({ row, speech }: { readonly row: GridRow; readonly speech: Speech }) {
  const cell = row.cells.find(({ months }) => months === 12)
  if (!cell || cell.state === "none") return null
  const { obligation, unitId, period } = cell.opens
  return (
    <li className="row between">
      <span className="row">
        <Anchor href={to.standing({ obligation, subjectType: "org", subjectId: unitId, period })}>
          {rowTitle(row, speech)}
        </Anchor>
        {row.group === "filing" && (
          <Anchor className="small no-print" href={to.plan(unitId, Number(period))}>
            {speech.t(text.seePlan)}
          </Anchor>
        )}
      </span>
      <span className="row">
        <span className="small">{figureOf(cell, row.clauses[0]?.unit ?? "", speech)}</span>
        <State is={cell.state} />
      </span>
    </li>
  )
}

/** The figure beside its target; filed or not filed has none. */
function figureOf({ target, actual }: GridRow["cells"][number], unit: string, speech: Speech): string {
  if (target === null || actual === null) return ""
  const shown = besideText(speech, { actual, target, unit })
  if (unit === "") return actual > 0 && actual < 1 ? shown.actual : ""
  return speech.t(text.ofTarget(shown.actual, shown.target))
}
