import type { CalendarBody } from "./types.ts"

/**
 * What the unit of an activity is called in a calendar: short, without what kind of organisation it is; nothing where
 * all is of one unit.
 */
export function namedUnits({ days }: Pick<CalendarBody, "days">): (unitName: string) => string {
  const names = new Set(days.flatMap(({ items }) => items.map(({ unitName }) => unitName)))
  if (names.size < 2) return () => ""
  return (unitName) => {
    const short = shortOf(unitName)
    return [...names].some((other) => other !== unitName && shortOf(other) === short) ? unitName : short
  }
}

/** A unit's name without what kind of organisation it is. A group is still called one: "第一" alone is half a name. */
export const shortOf = (name: string) =>
  name.replace(/(?<=.{2})(党总支部?|党支部|党工委|党委|党组|工委)$/, "").replace(/党小组$/, "小组")
