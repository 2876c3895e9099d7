export { isSittingClosed } from "./closed-sittings.ts"
export {
  activityWithin,
  joinPlace,
  type MemberWithin,
  memberWithin,
  placeOf,
  type UnitWithin,
  unitWithin,
} from "./doors.ts"
export { byPost, expectedAt, expectedByPost, isExpectedAt, postsByKind } from "./expected-queries.ts"
export { askAboutLists, askAboutListsOfPost } from "./late-on-lists.ts"
export { membersReached, unitsReached } from "./reached.ts"
export { reachesAll } from "./reaches-all.ts"
export { homeOf, sameSitting } from "./sitting-queries.ts"
export { within } from "./within.ts"
export { withinUnits } from "./within-units.ts"
