import { lazy, Suspense } from "react"
import { useText } from "../text/use-text.ts"
import { Skeleton } from "./Skeleton.tsx"
import type { StateKind } from "./State.tsx"
import { text } from "./text.ts"

/** One line or one set of bars; those of a state are stacked, in its colour. `null` where there is no figure. */
export interface Series {
  readonly name: string
  readonly kind: "line" | "bar" | "pace" | StateKind
  readonly values: readonly (number | null)[]
}

export interface ChartProps {
  /** What it shows, in a sentence. */
  readonly label: string
  /** What stands below each place: months, units. */
  readonly places: readonly string[]
  readonly series: readonly Series[]
  readonly unit: string
}

const Canvas = lazy(() => import("./ChartCanvas.tsx"))

/** A picture of figures, with the same figures as a table for whoever reads rather than looks. */
export function Chart(props: ChartProps) {
  const { t, format } = useText()
  const { label, places, series } = props
  return (
    <figure className="chart">
      <Suspense fallback={<Skeleton lines={6} />}>
        <Canvas {...props} />
      </Suspense>
      <details>
        <summary>{t(text.asTable)}</summary>
        <table className="table">
          <caption className="unseen">{label}</caption>
          <thead>
            <tr>
              <td />
              {series.map(({ name }) => (
                <th key={name} scope="col" className="numeric">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place, index) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {series.map(({ name, values }) => {
                  const value = values[index] ?? null
                  return (
                    <td key={name} className="numeric">
                      {value === null ? "" : format.number(value)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
