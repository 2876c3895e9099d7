import { planProblems } from "../../../contract/plans.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** What is refused of plans. */
export function planProblem(code: keyof typeof planProblems, details: ProblemDetails = {}): Problem {
  return new Problem(planProblems, code, details)
}
