/** What a problem is about that study is joined to (《意见》一): people's interests, the unit's own development, its organisation. */
export const concernKinds = ["interests", "development", "organisation"] as const
export type ConcernKind = (typeof concernKinds)[number]

/** How what was learned was put to use (《意见》一): 学以致用, 学以立德, 学以增智, 学以创业. */
export const studyUses = ["practice", "virtue", "wisdom", "enterprise"] as const
export type StudyUse = (typeof studyUses)[number]
