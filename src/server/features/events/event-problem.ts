import { eventProblems } from "../../../contract/event-problems.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** What recording, correcting or attending an activity is refused for. */
export function eventProblem(
  code: keyof typeof eventProblems,
  details: ProblemDetails = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(eventProblems, code, details, extra)
}
