import { makeUpProblems } from "../../../contract/make-ups.ts"
import { Problem } from "../../http/problem.ts"

/** What asking for a make-up, confirming it or taking it back is refused for. */
export function makeUpProblem(code: keyof typeof makeUpProblems): Problem {
  return new Problem(makeUpProblems, code)
}
