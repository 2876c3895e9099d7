import type { Board } from "../../../contract/overview-boards.ts"
import { type BoardLook, sameYear } from "../../paths.ts"

/** The periods that were last chosen on a board: boards that are opened without a choice keep to it. */
let lastChosen: Board["view"] = "now"

export function viewOf(wanted: string | undefined): Board["view"] {
  return wanted === "so-far" || wanted === "now" ? wanted : lastChosen
}

export function rememberView(view: Board["view"]): void {
  lastChosen = view
}

/** The periods and the year of a board, for what is opened from it. */
export function lookOf({ view, year, today }: Pick<Board, "view" | "year" | "today">): BoardLook {
  return { view, ...sameYear(year, today) }
}
