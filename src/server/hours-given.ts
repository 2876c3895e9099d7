import { kindsWithoutHours } from "../domain/meetings/kinds.ts"

const without = kindsWithoutHours.map((kind) => `'${kind}'`).join(", ")

/** The hours that an activity gives, in hundredths, as an expression of SQL: what gives none has none, whatever was brought in. */
export const hoursGiven = (activity: string) =>
  `(case when ${activity}.kind in (${without}) then 0 else ${activity}.hundredth_hours end)`
