export { activityWithin, memberWithin, unitWithin } from "./doors.ts"
export { within } from "./within.ts"
