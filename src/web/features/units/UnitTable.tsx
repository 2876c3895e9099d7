import { Anchor } from "../../design/Anchor.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { UnitRow } from "./unit-queries.ts"

interface Props {
  readonly caption: string
  readonly rows: readonly UnitRow[]
  /** The unit above stands in the heading already. */
  readonly sameParent?: boolean
}

/** Units as a list, in the order of their codes. */
export function UnitTable({ caption, rows, sameParent = false }: Props) {
  const { t, format, words } = useText()
  const ended = useEnded()
  const above: Column<UnitRow> = {
    key: "above",
    title: t(text.above),
    cell: ({ parentName }) => parentName,
    phone: "plain",
  }
  const kind = ({ kind }: UnitRow) => words.orgKinds[kind]
  const people = (row: UnitRow) => ended(row) ?? format.number(row.people)
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ unitId }) => unitId}
      hrefOf={({ unitId }) => to.unit(unitId)}
      columns={[
        { key: "name", title: t(text.name), cell: ({ name }) => name, phone: "title" },
        { key: "kind", title: t(text.kind), cell: kind, phone: "plain" },
        ...(sameParent ? [] : [above]),
        { key: "code", title: t(text.code), tight: true, cell: ({ code }) => code, phone: "none" },
        { key: "people", title: t(text.peopleCount), numeric: true, cell: people, phone: "line" },
      ]}
    />
  )
}

/** Units in one narrow column, where there is no room for a table. */
export function UnitColumn({ caption, rows }: Props) {
  const { words } = useText()
  const ended = useEnded()
  return (
    <ul className="rows" aria-label={caption}>
      {rows.map((row) => (
        <li key={row.unitId} className="list-row">
          <div className="list-row-main">
            <Anchor href={to.unit(row.unitId)}>{row.name}</Anchor>
            <div className="list-row-small">
              {[row.parentName, words.orgKinds[row.kind], ended(row)].filter(Boolean).join(" · ")}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

function useEnded(): (row: UnitRow) => string | undefined {
  const { t, format } = useText()
  return ({ dissolvedOn }) => (dissolvedOn ? t(text.endsOn(format.day(dissolvedOn))) : undefined)
}
