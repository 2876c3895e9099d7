/** Characters that a rule of a unit holds at most. */
export const ruleLength = 10_000
