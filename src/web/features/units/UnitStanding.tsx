import { useQuery } from "@tanstack/react-query"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { rowsOf, type SoFar, type StandingRow } from "./standing-rows.ts"
import { text } from "./text.ts"
import { standingQuery, type Unit } from "./unit-queries.ts"

/** How a unit stands with what this year asks of it: the summary; the year and the board have the rest. */
export function UnitStanding({ unit }: { readonly unit: Unit }) {
  const { t } = useText()
  const standing = useQuery(standingQuery(unit.unitId))
  return (
    <Sheet>
      <Loaded query={standing} lines={6}>
        {(found) => {
          const rows = rowsOf(found, unit.unitId)
          if (rows.length > 0) return <StandingTable rows={rows} />
          return <EmptyState title={t(text.standingEmpty)}>{t(text.standingEmptyNote)}</EmptyState>
        }}
      </Loaded>
      <div className="actions no-print">
        <LinkButton href={to.unitYear(unit.unitId)}>{t(text.toYear)}</LinkButton>
        {unit.can.includes("board.read") && unit.below.length > 0 && (
          <LinkButton href={to.board(unit.unitId)}>{t(text.toBoard)}</LinkButton>
        )}
      </div>
    </Sheet>
  )
}

function StandingTable({ rows }: { readonly rows: readonly StandingRow[] }) {
  const { t, language } = useText()
  const say = useSoFar()
  const titleOf = ({ id, title }: StandingRow) => (language === "en" ? (clauseTitles[id] ?? title) : title)
  const duty = (row: StandingRow) =>
    row.opens ? <Anchor href={to.standing(row.opens)}>{titleOf(row)}</Anchor> : titleOf(row)
  const now = ({ state }: StandingRow) => state !== "none" && <State is={state} />
  return (
    <DataTable
      caption={t(text.standingTab)}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: "duty", title: t(text.duty), cell: duty, phone: "title" },
        { key: "year", title: t(text.thisYear), cell: ({ so }) => say(so), phone: "plain" },
        { key: "now", title: t(text.now), tight: true, cell: now, phone: "side" },
      ]}
    />
  )
}

/** Says how far a duty is. */
function useSoFar(): (so: SoFar) => string {
  const { t, format } = useText()
  return (so) => {
    if (so.periods) return t(text.metOf(format.number(so.met), format.number(so.all)))
    const { actual, target, unit } = so
    if (unit === "次" || unit === "天" || unit === "学时" || unit === "篇")
      return t(text.figureIn(format.number(actual), format.number(target), unit))
    // Filed or not: its state says it. Otherwise a share.
    if (target === 1 && Number.isInteger(actual)) return ""
    return t(text.figure(format.share(actual), format.share(target)))
  }
}
