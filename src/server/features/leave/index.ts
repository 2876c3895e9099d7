export { detailOf, joinLeave, leaveKindOn } from "./leave-day-queries.ts"
export { showUnitLeave } from "./show-leave.ts"
