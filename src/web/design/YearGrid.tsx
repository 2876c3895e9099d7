import { useText } from "../text/use-text.ts"
import { Anchor } from "./Anchor.tsx"
import { classNames } from "./class-names.ts"
import { shapes } from "./State.tsx"
import { text } from "./text.ts"
import { useNarrow } from "./use-narrow.ts"
import { filled, type YearCell, type YearRow } from "./year-cells.ts"

export type { YearCell, YearRow } from "./year-cells.ts"

interface Props {
  /** What the picture is, for those who do not see it. */
  readonly label: string
  readonly year: number
  readonly rows: readonly YearRow[]
  /** The month that runs, 1 to 12, where the year is the current one. */
  readonly month?: number
  readonly legend?: boolean
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** A year as one picture: twelve months and the duties, every cell a link. On a phone the months run downwards. */
export function YearGrid(props: Props) {
  const narrow = useNarrow()
  return (
    <div className="year">
      {narrow ? <Downwards {...props} /> : <Across {...props} />}
      {(props.legend ?? true) && <Legend />}
    </div>
  )
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}`
}

function MonthName({ year, month }: { readonly year: number; readonly month: number }) {
  const { format } = useText()
  return (
    <>
      <span aria-hidden="true">{month}</span>
      <span className="unseen">{format.month(monthOf(year, month))}</span>
    </>
  )
}

function Across({ label, year, rows, month }: Props) {
  const { t } = useText()
  return (
    <table className="year-grid across">
      <caption className="unseen">{label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t(text.duty)}</span>
          </th>
          {months.map((one) => (
            <th key={one} scope="col" className={one === month ? "now" : undefined}>
              <MonthName year={year} month={one} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.title}</th>
            {filled(row).map((cell) => (
              <td key={cell.from} colSpan={cell.span}>
                <Cell cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Downwards({ label, year, rows, month }: Props) {
  const { t } = useText()
  const columns = rows.map((row) => ({ row, cells: filled(row) }))
  return (
    <table className="year-grid down">
      <caption className="unseen">{label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t(text.monthColumn)}</span>
          </th>
          {rows.map((row) => (
            <th key={row.key} scope="col">
              {row.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((one) => (
          <tr key={one}>
            <th scope="row" className={one === month ? "now" : undefined}>
              <MonthName year={year} month={one} />
            </th>
            {columns.map(({ row, cells }) =>
              cells
                .filter((cell) => cell.from === one)
                .map((cell) => (
                  <td key={row.key} rowSpan={cell.span}>
                    <Cell cell={cell} />
                  </td>
                )),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell }: { readonly cell: YearCell }) {
  const { state, label, say, href, current } = cell
  const shape = state === "none" || state === "toCome" ? "" : shapes[state]
  const alone = label !== undefined && /\d\/\d/.test(label)
  const inside = (
    <>
      {!alone && shape && <span aria-hidden="true">{shape}</span>}
      {label !== undefined && <span aria-hidden="true">{breakable(label)}</span>}
      <span className="unseen">{say}</span>
    </>
  )
  const className = classNames("year-cell", state, current && "current")
  if (href === undefined) {
    return (
      <span className={className} title={say || undefined}>
        {inside}
      </span>
    )
  }
  return (
    <Anchor className={className} href={href} title={say}>
      {inside}
    </Anchor>
  )
}

/** A Chinese day may be broken after its month, where a cell is narrow. */
function breakable(label: string) {
  const [, month, date] = /^(\d+\p{Script=Han})(\d.*)$/u.exec(label) ?? []
  if (!month) return label
  return (
    <>
      {month}
      <wbr />
      {date}
    </>
  )
}

function Legend() {
  const { t } = useText()
  return (
    <ul className="legend">
      {(["met", "open", "at-risk", "short"] as const).map((state) => (
        <li key={state}>
          <span className={`year-cell ${state}`} aria-hidden="true">
            {shapes[state]}
          </span>
          {t(text[state])}
        </li>
      ))}
      <li className="no-print">
        <span className="year-cell current" aria-hidden="true" />
        {t(text.now)}
      </li>
    </ul>
  )
}
