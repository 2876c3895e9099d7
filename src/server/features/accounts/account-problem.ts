import { type AccountProblem, accountProblems } from "../../../contract/accounts.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** One of the problems of accounts and roles. */
export function accountProblem(code: AccountProblem, details: ProblemDetails = {}): Problem {
  return new Problem(accountProblems, code, details)
}
