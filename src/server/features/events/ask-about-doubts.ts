import { type DoubtFacts, doubtSentences } from "../../../contract/event-problems.ts"
import { type DoubtCode, type Doubted, doubtsAbout } from "../../../domain/events/doubts.ts"
import type { RequestContext } from "../../request-context.ts"
import { eventProblem } from "./event-problem.ts"

interface Asked extends Omit<Doubted, "now" | "today"> {
  /** Name of whoever leads it. */
  readonly chair: string
  /** When it is, for the sentence. */
  readonly at: string
}

/** Asks about what is seldom meant, unless somebody has said already that it is so. */
export function askAboutDoubts(
  { now, today, language }: RequestContext,
  { chair, at, ...doubted }: Asked,
  sure: readonly DoubtCode[] = [],
): void {
  const open = doubtsAbout({ ...doubted, now, today }).filter((code) => !sure.includes(code))
  if (open.length === 0) return
  const facts: DoubtFacts = { start: at, today, hours: (doubted.hundredthHours ?? 0) / 100, chair }
  const doubts = open.map((code) => ({ code, sentence: doubtSentences[code][language](facts) }))
  throw eventProblem("sure-about-it", {}, { doubts })
}
