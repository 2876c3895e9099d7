import { Anchor } from "../../design/Anchor.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { UnitKind } from "./unit-queries.ts"

interface Row {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentName: string | null
  readonly dissolvedOn: string | null
  readonly people: number
}

interface Props {
  readonly caption: string
  readonly rows: readonly Row[]
  /** In one column, where there is no room for a table. */
  readonly narrow?: boolean
  /** The unit above stands in the heading already. */
  readonly sameParent?: boolean
}

/** Units as a list, in the order of their codes. */
export function UnitTable({ caption, rows, narrow = false, sameParent = false }: Props) {
  const { t, format, words } = useText()
  const ended = ({ dissolvedOn }: Row) => dissolvedOn && t(text.endsOn(format.day(dissolvedOn)))
  if (narrow) {
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
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ unitId }) => unitId}
      hrefOf={({ unitId }) => to.unit(unitId)}
      columns={[
        { key: "name", title: t(text.name), cell: ({ name }) => name, phone: "title" },
        {
          key: "kind",
          title: t(text.kind),
          tight: true,
          cell: ({ kind }) => words.orgKinds[kind],
          phone: "plain",
        },
        ...(sameParent
          ? []
          : [
              {
                key: "above",
                title: t(text.above),
                cell: ({ parentName }: Row) => parentName,
                phone: "plain" as const,
              },
            ]),
        { key: "code", title: t(text.code), tight: true, cell: ({ code }) => code, phone: "none" },
        {
          key: "people",
          title: t(text.peopleCount),
          numeric: true,
          cell: (row) => ended(row) ?? format.number(row.people),
          phone: "line",
        },
      ]}
    />
  )
}
