import { attachmentProblems } from "../../../contract/attachment-problems.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** What sending, adding or taking out an attachment is refused for. */
export function attachmentProblem(
  code: keyof typeof attachmentProblems,
  details: ProblemDetails = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(attachmentProblems, code, details, extra)
}
