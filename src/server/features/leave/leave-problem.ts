import { leaveProblems } from "../../../contract/leave.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** What asking for leave, deciding about it or ending it is refused for. */
export function leaveProblem(code: keyof typeof leaveProblems, details: ProblemDetails = {}): Problem {
  return new Problem(leaveProblems, code, details)
}
