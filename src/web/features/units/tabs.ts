/** The sides of a unit's page, as its address names them. */
export const unitTabs = ["overview", "people", "posts", "standing", "history"] as const
export type UnitTab = (typeof unitTabs)[number]

/** The side an address asks for, where it is one. */
export function tabIn(raw: Readonly<Record<string, unknown>>): { tab?: UnitTab } {
  const tab = unitTabs.find((one) => one === raw.tab)
  return tab === undefined ? {} : { tab }
}
