/** What a number in the details of a line stands for, by the name it is noted under. */
const idsByName = {
  accountId: "account",
  unitId: "unit",
  parentId: "unit",
  into: "unit",
  unit: "unit",
  audience: "unit",
  memberId: "member",
  helperId: "member",
  chairId: "member",
  lecturerId: "member",
  unsettled: "member",
  activityId: "event",
  activityIds: "event",
} as const satisfies Readonly<Record<string, NamedThing>>

/** Things of which a reader gets the name beside the number. */
export type NamedThing = "account" | "unit" | "member" | "event"

const known: Readonly<Record<string, NamedThing>> = idsByName

/** How a thing's name is found in the `names` of a line: `unit 12`. */
export function nameKey(thing: NamedThing, id: number): string {
  return `${thing} ${id}`
}

/** What the number under a name stands for; undefined: it is no number of a thing. A move of a unit goes from unit to unit. */
export function thingUnder(action: string, name: string): NamedThing | undefined {
  if (action === "unit-moved" && (name === "from" || name === "to")) return "unit"
  return known[name]
}

/** Every thing that the details of a line name by its number, however deep. */
export function thingsIn(action: string, details: unknown, name = ""): [NamedThing, number][] {
  if (Array.isArray(details)) return details.flatMap((one: unknown) => thingsIn(action, one, name))
  if (typeof details === "object" && details !== null)
    return Object.entries(details).flatMap(([key, value]) => thingsIn(action, value, key))
  const thing = thingUnder(action, name)
  return thing !== undefined && typeof details === "number" && Number.isInteger(details)
    ? [[thing, details]]
    : []
}
