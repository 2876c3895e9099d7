import type { Board } from "../../../contract/board.ts"
import { Chart, type Series } from "../../design/Chart.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { text as words } from "../../design/text.ts"
import { useNarrow } from "../../design/use-narrow.ts"
import { usePreferences } from "../../text/preferences.tsx"
import { useText } from "../../text/use-text.ts"
import { boardText as text } from "./board-text.ts"

const order = ["met", "open", "risk", "short"] as const

/** The units side by side as stacked bars, in the order of their codes, with the same counts as a table. */
export function BoardChart({ board }: { readonly board: Board }) {
  const { t } = useText()
  const narrow = useNarrow()
  const { elder } = usePreferences()
  const children = board.children.filter(({ branches }) => branches > 1)
  if (children.length < 3 || narrow || elder) return null
  const counts = children.map(({ groups }) => groups.find(({ group }) => group === "meetings")?.bands)
  const series = order.map(
    (state): Series => ({
      name: t(words[state]),
      kind: state,
      values: counts.map((bands) => bands?.[state] ?? null),
    }),
  )
  return (
    <Sheet title={t(text.chart)} className="no-print">
      <Chart label={t(text.chart)} places={children.map(({ name }) => name)} series={series} unit="" />
    </Sheet>
  )
}
