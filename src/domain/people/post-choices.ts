/** What becomes of posts in the units somebody leaves: they stay, end on the day, or go on in the new unit. */
export const postChoices = ["stay", "end", "follow"] as const
export type PostChoice = (typeof postChoices)[number]
