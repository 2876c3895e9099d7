import { peopleProblems } from "../../../contract/people.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** Why something with people is refused: a code of their own, and what its sentence names. */
export function peopleProblem(
  code: keyof typeof peopleProblems,
  details: ProblemDetails = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(peopleProblems, code, details, extra)
}

/** A refusal of the domain as a problem. */
export function refused({
  code,
  ...details
}: { readonly code: keyof typeof peopleProblems } & ProblemDetails): Problem {
  return peopleProblem(code, details)
}
