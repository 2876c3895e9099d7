import { monthsWithout } from "../../../domain/plans/plan-content.ts"
import { useText } from "../../text/use-text.ts"
import { monthName } from "./plan-query.ts"
import { text } from "./text.ts"

interface Props {
  readonly year: number
  /** Those in which the unit is there. */
  readonly of: readonly number[]
  /** The months of the lines; null: for any month. */
  readonly months: readonly (number | null)[]
}

/** The months for which a plan has no line, by name: each month has its own. Nothing of a plan without lines. */
export function MonthsWithout({ year, of, months }: Props) {
  const { t, format } = useText()
  const without = monthsWithout(of, months)
  if (without.length === 0 || months.length === 0) return null
  const names = format.list(without.map((month) => format.month(monthName(year, month))))
  return <p className="small">{t(text.monthsWithout(names))}</p>
}
