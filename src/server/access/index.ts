export { activityWithin, memberWithin, placeOf, unitWithin } from "./doors.ts"
export { reachesAll } from "./reaches-all.ts"
export { within } from "./within.ts"
