import type { ActivityKind } from "../shared/words.ts"
import { kindNeeds, type NoteName, type PartName } from "./kinds.ts"

/** What there is of a record beside the four lamps. */
export interface WrittenFacts {
  readonly minutes: boolean
  readonly form: boolean
  readonly lecturer: boolean
  readonly motions: number
  readonly ratings: number
  readonly parts: ReadonlySet<PartName>
  readonly notes: ReadonlySet<NoteName>
}

export type Missing = "minutes" | (typeof kindNeeds)[ActivityKind]["complete"][number]

/** What a complete record of a kind would have as well: advice before somebody signs, and no refusal. */
export function missingOf(kind: ActivityKind, facts: WrittenFacts): Missing[] {
  const there = (name: Missing) => {
    if (name === "minutes" || name === "form" || name === "lecturer") return facts[name]
    if (name === "votes") return facts.motions > 0
    if (name === "ratings") return facts.ratings > 0
    return facts.parts.has(name as PartName) || facts.notes.has(name as NoteName)
  }
  return (["minutes", ...kindNeeds[kind].complete] as const).filter((name) => !there(name))
}

/** More than half of those who may vote were there. */
export function isQuorate({
  mayVote,
  present,
}: {
  readonly mayVote: number
  readonly present: number
}): boolean {
  return present * 2 > mayVote
}
