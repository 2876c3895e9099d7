import { type Band, bands } from "../shared/words.ts"
import type { Judged } from "./status.ts"

/** From good to bad. */
export const bandOrder: readonly Band[] = Object.values(bands)

/** The band of a judged figure. */
export function bandOf({ status, atRisk }: Pick<Judged, "status" | "atRisk">): Band {
  return status === "open" && atRisk ? "at-risk" : status
}

/** The worst of some bands; met where there are none. */
export function worstOf(some: Iterable<Band>): Band {
  let worst = 0
  for (const band of some) worst = Math.max(worst, bandOrder.indexOf(band))
  return bandOrder[worst] ?? "met"
}
