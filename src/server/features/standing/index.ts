export type { Asker, Keeper } from "./asker.ts"
export { digestOf, yearsKept } from "./digest-queries.ts"
export { keepStanding } from "./keep-standing.ts"
export { versionOf } from "./queries.ts"
export {
  type BandCounts,
  type Board,
  type BoardLine,
  boardOf,
  branchesOwing,
  type OwingRequest,
  type OwingUnit,
  statesIn,
  whoMeets,
} from "./read-board.ts"
export { standingOfMember, standingOfUnit, standingOfUnits } from "./read-standing.ts"
export { rebuild, settle } from "./settle.ts"
export type { StandingPeriod, StandingRow } from "./standing.ts"
export { type Touch, touch } from "./touch-store.ts"
