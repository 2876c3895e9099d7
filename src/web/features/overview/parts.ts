import type { UnitHome } from "../../../contract/overview-homes.ts"

export type GridRow = UnitHome["grid"][number]
export type Figure = UnitHome["hours"][number]

/** Whether somebody still owes it: not where nothing fixed is asked of them. */
export function isOwed({ state, exemptedBy }: Figure): boolean {
  return state !== "met" && state !== "none" && exemptedBy === null
}
