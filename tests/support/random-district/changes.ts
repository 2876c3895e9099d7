import type { Change } from "../oracle/history.ts"
import { pick } from "./pick.ts"
import type { ChangeSeed } from "./seeds.ts"

/** A row of a sheet of changes, of whomever it is. */
export interface ItemChange<S, I extends string> extends Change {
  readonly of: S
  readonly item: I
}

/**
 * The rows of changes that are drawn, each day of an item once: of one of those that the item may be of. `valueAt`
 * answers undefined where the subject has no such item after all.
 */
export function assembleChanges<S, I extends string>(
  seeds: readonly ChangeSeed<I>[],
  subjectsOf: (item: I) => readonly S[],
  valueAt: (subject: S, item: I, index: number) => string | null | undefined,
): ItemChange<S, I>[] {
  const rows = seeds.flatMap(({ at, item, value, fromOn }) => {
    const subjects = subjectsOf(item)
    if (subjects.length === 0) return []
    const of = pick(subjects, at)
    const said = valueAt(of, item, value)
    return said === undefined ? [] : [{ of, item, value: said, fromOn }]
  })
  return rows.filter(
    ({ of, item, fromOn }, at) =>
      rows.findIndex((row) => row.of === of && row.item === item && row.fromOn === fromOn) === at,
  )
}

/** What the main sheet has to say of an item: its newest row's value, or what it said where there is no row. */
export function newest<S, I extends string, V>(
  changes: readonly ItemChange<S, I>[],
  of: S,
  item: I,
  { was, read }: { readonly was: V; readonly read: (value: string | null) => V },
): V {
  const own = changes.filter((row) => row.of === of && row.item === item)
  const [last] = own.toSorted((a, b) => ((a.fromOn ?? "") > (b.fromOn ?? "") ? -1 : 1))
  return last === undefined ? was : read(last.value)
}

export const readFlag = (value: string | null) => (value === null ? null : value === "是")
