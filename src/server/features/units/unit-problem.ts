import type { ProblemDetails } from "../../../contract/problems.ts"
import { type UnitProblem, unitProblems } from "../../../contract/units.ts"
import type { TreeRefusal } from "../../../domain/org/changes.ts"
import { Problem } from "../../http/problem.ts"

/** One of the problems of changing the tree. */
export function unitProblem(
  code: UnitProblem,
  details: ProblemDetails = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(unitProblems, code, details, extra)
}

/** Refuses where a rule of the tree says so. */
export function refuse(
  refusal: TreeRefusal | undefined,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  if (!refusal) return
  const { code, ...details } = refusal
  throw unitProblem(code, details, extra)
}
