import type { AttendanceDetail, AttendanceStatus } from "../shared/words.ts"

/** How somebody stands in a list. */
export interface Standing {
  readonly status: AttendanceStatus
  readonly detail: AttendanceDetail | null
  readonly reason: string | null
}

/** Null: there is no row. */
export type MaybeStanding = Standing | null

/** What was marked of one person on a phone, perhaps long before it arrives. */
export interface Mark {
  /** The phone's own count, which tells the order without a clock. */
  readonly number: number
  readonly to: MaybeStanding
  /** How they may stand: as the phone last knew it, or as it has marked them itself since. */
  readonly seen: readonly MaybeStanding[]
  /** Somebody has looked at both versions, the one in the list being what they saw, and chosen this one. */
  readonly decides: boolean
}

/** The last mark that came from a phone about a person. */
export interface KeptMark {
  readonly device: string
  readonly number: number
  readonly to: MaybeStanding
  /** It was looked at beside the others, and somebody chose. */
  readonly settled: boolean
}

/** One line of a list, with what phones said of it. */
export interface MarkedLine {
  readonly row: MaybeStanding
  /** The member said so themselves: whoever records says it better. */
  readonly selfRecorded: boolean
  readonly kept: readonly KeptMark[]
}

/** Phones that may have a last word on one person in one list; people whose versions are shown at once. */
export const markLimits = { phones: 12, clashes: 100 } as const

/** Whether another phone may have a word on a line. */
export function takesPhone({ kept }: MarkedLine, device: string): boolean {
  return kept.length < markLimits.phones || kept.some((one) => one.device === device)
}

export function sameStanding(one: MaybeStanding, other: MaybeStanding): boolean {
  return (
    one?.status === other?.status &&
    (one?.detail ?? null) === (other?.detail ?? null) &&
    (one?.reason ?? null) === (other?.reason ?? null)
  )
}

/** The phones whose last word on somebody is another than the list's, and nobody has chosen. */
export function clashesOn({ row, kept }: Pick<MarkedLine, "row" | "kept">): KeptMark[] {
  return kept.filter(({ settled, to }) => !settled && !sameStanding(to, row))
}

/** Clashes of the items of one sitting, each once: what is chosen of one is sent of all. */
export function onceEach<T extends object>(clashes: readonly T[]): T[] {
  return [...new Map(clashes.map((clash) => [JSON.stringify(clash), clash])).values()]
}

/**
 * Takes a mark. Of one phone the mark with the highest number holds, in whatever order they arrive and however often.
 * What the phone did not know of is not written over, nor is a make-up that is done: both versions stay, until somebody
 * chooses; a make-up is no mark, so whoever chooses it marks nothing. Until then the list says what came first, so of
 * two phones it depends on which was sooner; what clashes does not, nor how it ends once somebody has chosen.
 */
export function takeMark(line: MarkedLine, device: string, mark: Mark): MarkedLine {
  const before = line.kept.find((one) => one.device === device)
  if (before && before.number >= mark.number) return line
  const others = line.kept.filter((one) => one.device !== device)
  const isMadeUp = line.row?.status === "made-up"
  const knew = mark.seen.some((one) => sameStanding(one, line.row))
  const writes = isMadeUp ? knew && mark.decides : knew || line.selfRecorded
  const staysMadeUp = isMadeUp && writes && mark.to === null
  return {
    row: writes && !staysMadeUp ? mark.to : line.row,
    selfRecorded: line.selfRecorded && !writes,
    kept: [
      ...(writes && mark.decides ? others.map((one) => ({ ...one, settled: true })) : others),
      { device, number: mark.number, to: mark.to, settled: staysMadeUp },
    ],
  }
}
