import type { Board } from "../../../contract/overview-boards.ts"
import type { BoardLook } from "../../paths.ts"

/** The periods that were last chosen on a board: boards that are opened without a choice keep to it. */
let lastChosen: Board["view"] = "now"

export function viewOf(wanted: string | undefined): Board["view"] {
  return wanted === "so-far" || wanted === "now" ? wanted : lastChosen
}

export function rememberView(view: Board["view"]): void {
  lastChosen = view
}

/** What leads on from a page about a year: the year is named only where it is not the one that runs. */
export function sameYear(year: number, today: string): { readonly year?: number } {
  return today.startsWith(`${year}-`) ? {} : { year }
}

/** The periods and the year of a board, for what is opened from it. */
export function lookOf({ view, year, today }: Pick<Board, "view" | "year" | "today">): BoardLook {
  return { view, ...sameYear(year, today) }
}
