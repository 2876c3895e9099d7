export { activityWithin, type MemberWithin, memberWithin, placeOf, unitWithin } from "./doors.ts"
export { reachesAll } from "./reaches-all.ts"
export { within } from "./within.ts"
export { withinUnits } from "./within-units.ts"
