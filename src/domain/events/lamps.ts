import { kindNeeds } from "../meetings/kinds.ts"
import type { ActivityKind } from "../shared/words.ts"

/** What the four lamps of an activity are lit by. */
export interface LampFacts {
  readonly kind: ActivityKind
  readonly hundredthHours: number
  /** People expected who have no row in the list. */
  readonly withoutRow: number
  readonly content: string | null
  readonly effect: string | null
}

export const lampNames = ["time", "people", "content", "effect"] as const
export type LampName = (typeof lampNames)[number]
export type Lamps = Readonly<Record<LampName, boolean>>

/**
 * 时间、人员、内容、效果: the four that must be secured. A lamp is lit once what it stands for is recorded: a start
 * (every activity has one) and hours, unless its kind gives none, a row for everybody expected, the content, the effect.
 */
export function lampsOf({ kind, hundredthHours, withoutRow, content, effect }: LampFacts): Lamps {
  return {
    time: hundredthHours > 0 || kindNeeds[kind].noHours === true,
    people: withoutRow === 0,
    content: isThere(content),
    effect: isThere(effect),
  }
}

/** The lamps that are not lit yet, in their order. */
export function unlit(lamps: Lamps): LampName[] {
  return lampNames.filter((name) => !lamps[name])
}

function isThere(text: string | null): boolean {
  return text !== null && text !== ""
}
