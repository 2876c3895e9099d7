import type { ExplanationPage } from "../../../contract/explanations.ts"
import { Chart, type Series } from "../../design/Chart.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { unitWord } from "../../text/figures.ts"
import { usePreferences } from "../../text/preferences.tsx"
import { useText } from "../../text/use-text.ts"
import { hoursSoFar } from "./hours-so-far.ts"
import { text } from "./text.ts"

/** Hours as they added up over the year or the cycle, against an even pace. */
export function HoursChart({ of }: { readonly of: ExplanationPage }) {
  const speech = useText()
  const { t, format } = speech
  const { elder } = usePreferences()
  const { target, actual, unit } = of.result
  const records = of.records.flatMap(({ counts, hours, on }) =>
    counts && hours !== null ? [{ hours, on }] : [],
  )
  if (elder || of.period.name.length !== 4 || target === null || actual === null) return null
  if (records.length < 2 || records.some(({ on }) => on.length !== 10)) return null
  const until = of.asOf < of.period.last ? of.asOf : of.period.last
  const places = hoursSoFar({ over: of.over, until, target, actual, unit, records })
  const series: Series[] = [
    { name: t(text.soFar), kind: "line", values: places.map(({ soFar }) => soFar) },
    { name: t(text.pace), kind: "pace", values: places.map(({ pace }) => Math.round(pace * 100) / 100) },
  ]
  return (
    <Sheet title={t(text.chart)} className="no-print">
      <Chart
        label={t(text.chart)}
        places={places.map(({ name }) => (name.includes("H") ? format.period(name) : format.month(name)))}
        series={series}
        unit={unitWord(speech, unit)}
      />
    </Sheet>
  )
}
