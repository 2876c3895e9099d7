import { type NamedThing, nameKey, thingsIn } from "../../../contract/audit-ids.ts"
import type { Queryable } from "../../request-context.ts"
import { namesOf } from "./audit-queries.ts"

interface Line {
  readonly action: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Lines with the names of what their details have only the numbers of. */
export async function nameThings<L extends Line>(
  client: Queryable,
  lines: readonly L[],
): Promise<(L & { names: Record<string, string> })[]> {
  const wanted = lines.map((line) => ({ line, things: thingsIn(line.action, line.details) }))
  const ids = (thing: NamedThing) => [
    ...new Set(wanted.flatMap(({ things }) => things.filter(([of]) => of === thing).map(([, id]) => id))),
  ]
  const found = await namesOf(client, {
    account: ids("account"),
    unit: ids("unit"),
    member: ids("member"),
    event: ids("event"),
  })
  const names = new Map(found.map(({ thing, id, name }) => [nameKey(thing, id), name]))
  return wanted.map(({ line, things }) => ({
    ...line,
    names: Object.fromEntries(
      things.flatMap(([thing, id]) => {
        const name = names.get(nameKey(thing, id))
        return name === undefined ? [] : [[nameKey(thing, id), name]]
      }),
    ),
  }))
}
