import type { BranchesPage } from "../../../contract/overview-boards.ts"
import type { Format } from "../../text/format.ts"
import type { Text } from "../../text/text.ts"
import { boardText as text } from "./board-text.ts"

type Figure = BranchesPage["items"][number]["figures"][number]

/** Which sitting it is that stands beside a figure: the one that was asked for, the latest of a sum, or one to come. */
export function sittingSaid(
  { target, unit }: Pick<Figure, "target" | "unit">,
  { start, held }: Pick<NonNullable<Figure["sitting"]>, "start" | "held">,
  format: Pick<Format, "day">,
): Text {
  const day = format.day(start)
  if (!held) return text.plannedFor(day)
  return unit === "次" && target === 1 ? text.theOne(day) : text.lastOfThem(day)
}
