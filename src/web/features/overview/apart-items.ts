import type { Board } from "../../../contract/overview-boards.ts"
import { soFarOf } from "../../../domain/overview/so-far.ts"
import type { ApartItem } from "../../design/Apart.tsx"
import { to } from "../../paths.ts"
import { soFarText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import type { Speech } from "../../text/use-text.ts"
import { boardOf } from "./board-api.ts"
import { boardText } from "./board-text.ts"
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

/** What the units of a board are asked and cannot record here, with how many have done it; it opens them. */
export function apartOfBoard(board: Board, speech: Speech): ApartItem[] {
  const { t, format } = speech
  return board.apart.map(({ obligation, title, year, period, of, done, all, unitId }) => {
    const name = clauseTitle(speech, obligation, title)
    const counts = [format.number(done), format.number(all)] as const
    return {
      key: `${obligation} ${period}`,
      title: name,
      href:
        unitId === null
          ? to.branches(boardOf(board), {
              obligation,
              view: "now",
              ...(board.today.startsWith(`${year}-`) ? {} : { year }),
            })
          : to.standing({ obligation, subjectType: "org", subjectId: unitId, period }),
      so:
        unitId === null
          ? t(of === "branches" ? boardText.done(...counts) : boardText.unitsDone(...counts))
          : "",
      met: done === all,
    }
  })
}
