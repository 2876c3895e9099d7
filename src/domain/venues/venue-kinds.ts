/** What a place to learn is (《意见》二（二）): party schools, activity rooms, stations of distance education, halls, sites on the net. */
export const venueKinds = [
  "party-school",
  "activity-room",
  "distance-station",
  "hall",
  "portal",
  "other",
] as const
export type VenueKind = (typeof venueKinds)[number]
