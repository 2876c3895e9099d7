import type { ExplanationPage } from "../../../contract/explanations.ts"
import { Chart, type Series } from "../../design/Chart.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { unitWord } from "../../text/figures.ts"
import { usePreferences } from "../../text/preferences.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Hours as they added up month by month, against an even pace. */
export function HoursChart({ of }: { readonly of: ExplanationPage }) {
  const speech = useText()
  const { t, format } = speech
  const { elder } = usePreferences()
  const { result, period, asOf, records } = of
  const counted = records.filter(({ counts, hours, on }) => counts && hours !== null && on.length === 10)
  if (
    elder ||
    period.name.length !== 4 ||
    result.target === null ||
    result.actual === null ||
    counted.length < 2
  )
    return null
  const sum = counted.reduce((total, { hours }) => total + (hours ?? 0), 0)
  // Hours in the obligation's own unit; a day is as many hours as the arithmetic says.
  const perUnit = result.actual > 0 ? sum / result.actual : 1
  const until = asOf > period.last ? 12 : Number(asOf.slice(5, 7))
  const soFar = months.map((month) => {
    if (month > until) return null
    const within = counted.filter(({ on }) => Number(on.slice(5, 7)) <= month)
    return Math.round((within.reduce((total, { hours }) => total + (hours ?? 0), 0) / perUnit) * 100) / 100
  })
  const target = result.target
  const series: Series[] = [
    { name: t(text.soFar), kind: "line", values: soFar },
    {
      name: t(text.pace),
      kind: "pace",
      values: months.map((month) => Math.round((target * month) / 1.2) / 10),
    },
  ]
  return (
    <Sheet title={t(text.chart)} className="no-print">
      <Chart
        label={t(text.chart)}
        places={months.map((month) => format.month(`${period.name}-${String(month).padStart(2, "0")}`))}
        series={series}
        unit={unitWord(speech, result.unit)}
      />
    </Sheet>
  )
}
