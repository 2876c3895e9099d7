import { useQuery } from "@tanstack/react-query"
import { Anchor } from "../../design/Anchor.tsx"
import { Apart } from "../../design/Apart.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { soFarText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { rowsOf, type StandingRow } from "./standing-rows.ts"
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
          if (rows.length > 0) return <Rows rows={rows} />
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

interface RowsProps {
  readonly rows: readonly StandingRow[]
}

/** What is recorded here, and what stands apart. */
function Rows({ rows }: RowsProps) {
  const speech = useText()
  const here = rows.filter(({ apart }) => !apart)
  const apart = rows.filter((row) => row.apart)
  return (
    <>
      {here.length > 0 && <StandingTable rows={here} />}
      <Apart
        items={apart.flatMap((row) =>
          row.opens
            ? [
                {
                  key: row.key,
                  title: clauseTitle(speech, row.id, row.title),
                  href: to.standing(row.opens),
                  so: soFarText(speech, row.so),
                  met: row.state === "met",
                },
              ]
            : [],
        )}
      />
    </>
  )
}

function StandingTable({ rows }: RowsProps) {
  const speech = useText()
  const { t } = speech
  const duty = (row: StandingRow) =>
    row.opens ? (
      <Anchor href={to.standing(row.opens)}>{clauseTitle(speech, row.id, row.title)}</Anchor>
    ) : (
      clauseTitle(speech, row.id, row.title)
    )
  const now = ({ state }: StandingRow) => state !== "none" && <State is={state} />
  return (
    <DataTable
      caption={t(text.standingTab)}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { key: "duty", title: t(text.duty), cell: duty, phone: "title" },
        { key: "year", title: t(text.thisYear), cell: ({ so }) => soFarText(speech, so), phone: "plain" },
        { key: "now", title: t(text.now), tight: true, cell: now, phone: "side" },
      ]}
    />
  )
}
