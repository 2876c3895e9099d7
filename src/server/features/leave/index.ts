export { detailOf, joinLeave, leaveKindOn, listOnLeave } from "./leave-day-queries.ts"
export { showUnitLeave } from "./show-leave.ts"
