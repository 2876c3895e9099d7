import type { UnitHome } from "../../../contract/overview-homes.ts"

export type GridRow = UnitHome["grid"][number]
export type Figure = UnitHome["hours"][number]
