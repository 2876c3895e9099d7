import { meetingProblems } from "../../../contract/meetings.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** What writing, signing and settling what a meeting needs is refused for. */
export function meetingProblem(code: keyof typeof meetingProblems, details: ProblemDetails = {}): Problem {
  return new Problem(meetingProblems, code, details)
}
