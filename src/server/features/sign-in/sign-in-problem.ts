import { type SignInProblem, signInProblems } from "../../../contract/sign-in.ts"
import { Problem } from "../../http/problem.ts"

/** One of the problems of signing in. */
export function signInProblem(code: SignInProblem): Problem {
  return new Problem(signInProblems, code)
}
