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

/** Words in the name of a place that say what it is; the first that fits. */
const namedSo: readonly (readonly [RegExp, VenueKind])[] = [
  [/远程|站点/u, "distance-station"],
  [/党校/u, "party-school"],
  [/礼堂|报告厅|剧场/u, "hall"],
  [/网站|门户|平台/u, "portal"],
]

/** What a place probably is, by its name: an activity room where that says nothing. */
export function kindByName(name: string): VenueKind {
  return namedSo.find(([words]) => words.test(name))?.[1] ?? "activity-room"
}
