/** What becomes of posts in the units somebody leaves: they stay, end on the day, or go on in the new unit. */
export const postChoices = ["stay", "end", "follow"] as const
export type PostChoice = (typeof postChoices)[number]

/** What becomes of roles held there: they stay, or end on the day. */
export const roleChoices = ["stay", "end"] as const
export type RoleChoice = (typeof roleChoices)[number]
