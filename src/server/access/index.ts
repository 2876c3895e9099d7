export {
  activityWithin,
  type MemberWithin,
  memberWithin,
  placeOf,
  type UnitWithin,
  unitWithin,
} from "./doors.ts"
export { byPost, expectedByPost } from "./expected-by-post.ts"
export { reachesAll } from "./reaches-all.ts"
export { within } from "./within.ts"
export { withinUnits } from "./within-units.ts"
