import { z } from "zod"
import { line } from "./wire.ts"

/**
 * Something hardly true that a person is asked about before it is kept, in the answer `please-confirm`. Whoever sends
 * the same once more with the keys under `confirmed` has answered; a key holds what was asked about, so that another
 * value is asked about again.
 */
export interface Question {
  readonly key: string
  /** The field, by JSON pointer. */
  readonly pointer: string
  readonly sentence: string
}

/** Keys of the questions that were answered with yes; `all`: what was there before comes back, whatever it is. */
export const confirmed = z.union([z.literal("all"), z.array(line(300)).max(20)]).optional()
export type Confirmed = z.infer<typeof confirmed>

/** The questions that nobody has answered yet. */
export function unanswered(questions: readonly Question[], confirmed: Confirmed): Question[] {
  if (confirmed === "all") return []
  return questions.filter(({ key }) => !confirmed?.includes(key))
}
