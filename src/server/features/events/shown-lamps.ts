import { type LampName, type Lamps, unlit } from "../../../domain/events/lamps.ts"

/** Lamps as they go out: each with the list of what is missing. */
export interface ShownLamps extends Lamps {
  readonly missing: LampName[]
}

export function shownLamps(lamps: Lamps): ShownLamps {
  return { ...lamps, missing: unlit(lamps) }
}
