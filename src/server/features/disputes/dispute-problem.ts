import { disputeProblems } from "../../../contract/disputes.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** What disputing an absence, or settling a dispute, is refused for. */
export function disputeProblem(code: keyof typeof disputeProblems, details: ProblemDetails = {}): Problem {
  return new Problem(disputeProblems, code, details)
}
