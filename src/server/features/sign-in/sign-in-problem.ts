import type { ProblemDetails } from "../../../contract/problems.ts"
import { type SignInProblem, signInProblems } from "../../../contract/sign-in.ts"
import { Problem } from "../../http/problem.ts"

/** One of the problems of signing in, accounts and roles. */
export function signInProblem(code: SignInProblem, details: ProblemDetails = {}): Problem {
  return new Problem(signInProblems, code, details)
}
