export { isSittingClosed } from "./closed-sittings.ts"
export {
  activityWithin,
  joinPlace,
  type MemberWithin,
  memberWithin,
  placeOf,
  type UnitWithin,
  unitWithin,
  unitWithinOrAbove,
} from "./doors.ts"
export {
  byPost,
  expectedAt,
  expectedByPost,
  isExpectedAt,
  isFullOn,
  postsByKind,
} from "./expected-queries.ts"
export { askAboutLists, askAboutListsOfPost } from "./late-on-lists.ts"
export { heldOn, isThereOn, nameOn, standingIn } from "./placed-queries.ts"
export { membersReached, unitsReached } from "./reached.ts"
export { reachesAll } from "./reaches-all.ts"
export { changeRecord, recordStateOf, refuseClosed, signedTogether, waitForSitting } from "./record-gate.ts"
export { recordedIn } from "./recorded-in.ts"
export { ofUnit, openableAmong, seenBy } from "./seen-queries.ts"
export { homeOf, sameSitting } from "./sitting-queries.ts"
export { within } from "./within.ts"
export { withinUnits } from "./within-units.ts"
