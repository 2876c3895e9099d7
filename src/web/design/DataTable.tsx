import type { ReactNode } from "react"
import { Anchor } from "./Anchor.tsx"
import { classNames } from "./class-names.ts"
import { Shortened } from "./Shortened.tsx"
import { useNarrow } from "./use-narrow.ts"

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand to the right. */
  readonly numeric?: boolean
  /** Stays in one line on a wide screen: days, short words. */
  readonly tight?: boolean
  /** What can be done with a row: nothing for paper. */
  readonly deeds?: boolean
  /**
   * Where it goes in the list on a phone: `title` the line itself (one column), `side` at its end, `line` in the
   * small print below with its name, `plain` without; `below` in full width under all; left out altogether with
   * `none`. Usually `line`.
   */
  readonly phone?: "title" | "side" | "line" | "plain" | "below" | "none"
}

interface Props<Row> {
  /** What the table is, for those who do not see it. */
  readonly caption: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string | number
  /** Where a row leads; the `title` column becomes the link. */
  readonly hrefOf?: (row: Row) => string | undefined
}

/** A table on a wide screen and on paper, a list of rows on a phone. */
export function DataTable<Row>(props: Props<Row>) {
  return useNarrow() ? <Rows {...props} /> : <Table {...props} />
}

function Table<Row>({ caption, rows, columns, keyOf, hrefOf }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, numeric, deeds }) => (
              <th
                key={key}
                scope="col"
                className={classNames(numeric && "numeric", deeds && "no-print") || undefined}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)}>
                  {column.phone === "title" ? linked(row, column, hrefOf) : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classOf<Row>({ numeric, tight, deeds, phone }: Column<Row>): string | undefined {
  return (
    classNames(numeric && "numeric", tight && "tight", deeds && "no-print", phone === "title" && "main") ||
    undefined
  )
}

function linked<Row>(row: Row, column: Column<Row>, hrefOf: Props<Row>["hrefOf"]): ReactNode {
  const href = hrefOf?.(row)
  const cell = column.cell(row)
  const shown = typeof cell === "string" ? <Shortened>{cell}</Shortened> : cell
  return href === undefined ? shown : <Anchor href={href}>{shown}</Anchor>
}

/** A column in the small print of a row; nothing where there is nothing to say. */
function Small<Row>({ row, column }: { readonly row: Row; readonly column: Column<Row> }) {
  const value = column.cell(row)
  if (value === "" || value === null || value === undefined) return null
  return (
    <span>
      {column.phone !== "plain" && <span className="list-row-name">{column.title} </span>}
      {value}
    </span>
  )
}

function Rows<Row>({ caption, rows, columns, keyOf, hrefOf }: Props<Row>) {
  const of = (place: Column<Row>["phone"]) => columns.filter(({ phone = "line" }) => phone === place)
  const small = columns.filter(({ phone = "line" }) => phone === "line" || phone === "plain")
  return (
    <ul className="rows" aria-label={caption}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={classNames("list-row", hrefOf?.(row) !== undefined && "leads")}>
          <div className="list-row-main">
            {of("title").map((column) => (
              <div key={column.key} className="list-row-title">
                {linked(row, column, hrefOf)}
              </div>
            ))}
            <div className="list-row-small">
              {small.map((column) => (
                <Small key={column.key} row={row} column={column} />
              ))}
            </div>
            {of("below").map((column) => (
              <div key={column.key} className="list-row-below">
                {column.cell(row)}
              </div>
            ))}
          </div>
          {of("side").map((column) => (
            <div key={column.key} className="list-row-side">
              {column.cell(row)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
