import { soFarOf } from "../../../domain/overview/so-far.ts"
import type { ApartItem } from "../../design/Apart.tsx"
import { to } from "../../paths.ts"
import { soFarText } from "../../text/figures.ts"
import type { Speech } from "../../text/use-text.ts"
import { rowTitle } from "./DutyGrid.tsx"
import type { GridRow } from "./parts.ts"

/** The rows of a year that cannot be recorded here, each opening at the period that runs, or the last that has begun. */
export function apartItems(grid: readonly GridRow[], speech: Speech): ApartItem[] {
  return grid
    .filter(({ recordable }) => !recordable)
    .flatMap((row) => {
      const begun = row.cells.filter(({ begun, state }) => begun && state !== "none")
      const now = row.cells.find(({ current, state }) => current && state !== "none") ?? begun.at(-1)
      if (!now) return []
      const { obligation, unitId, period } = now.opens
      return [
        {
          key: row.key,
          title: rowTitle(row, speech),
          href: to.standing({ obligation, subjectType: "org", subjectId: unitId, period }),
          so: soFarText(speech, soFarOf(row.cells, row.clauses[0]?.unit ?? "")),
          met: begun.every(({ state }) => state === "met"),
        },
      ]
    })
}
