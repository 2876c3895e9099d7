import { type DoubtFacts, doubtSentences, eventProblems } from "../contract/event-problems.ts"
import { type DoubtCode, type Doubted, doubtsAbout } from "../domain/events/doubts.ts"
import { Problem } from "./http/problem.ts"
import type { RequestContext } from "./request-context.ts"

interface Asked extends Omit<Doubted, "now" | "today" | "takenOnLeave"> {
  /** Name of whoever leads it. */
  readonly chair: string
  readonly onLeave?: DoubtFacts["onLeave"]
  /** When it is, for the sentence. */
  readonly at: string
  readonly venue?: DoubtFacts["venue"]
  readonly bookedBy?: DoubtFacts["bookedBy"]
  readonly makeUpUntil?: DoubtFacts["makeUpUntil"]
  readonly turn?: DoubtFacts["turn"]
}

/** Asks about what is seldom meant, unless somebody has said already that it is so. */
export function askAboutDoubts(
  { now, today, language }: RequestContext,
  { chair, at, onLeave = [], venue, bookedBy, makeUpUntil, turn, ...doubted }: Asked,
  sure: readonly DoubtCode[] = [],
): void {
  const asked = doubtsAbout({ ...doubted, takenOnLeave: onLeave.length > 0, now, today })
  const open = asked.filter((code) => !sure.includes(code))
  if (open.length === 0) return
  const facts: DoubtFacts = {
    start: at,
    today,
    hours: (doubted.hundredthHours ?? 0) / 100,
    chair,
    onLeave,
    venue,
    bookedBy,
    makeUpUntil,
    turn,
  }
  throw sureAboutIt(open.map((code) => ({ code, sentence: doubtSentences[code][language](facts) })))
}

interface DoubtSaid {
  readonly code: DoubtCode
  readonly sentence: string
}

/** The question itself, with everything that is asked. */
export function sureAboutIt(doubts: readonly DoubtSaid[]): Problem {
  return new Problem(eventProblems, "sure-about-it", {}, { doubts })
}

/** What an error asks about; undefined where it is no question. */
export function doubtsAsked(error: unknown): readonly DoubtSaid[] | undefined {
  if (!(error instanceof Problem) || error.code !== "sure-about-it") return undefined
  return error.extra.doubts as readonly DoubtSaid[]
}
