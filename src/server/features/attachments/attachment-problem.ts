import { attachmentProblems } from "../../../contract/attachment-problems.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { attachmentLimits } from "../../../domain/events/attachments.ts"
import type { Inspected } from "../../documents/strangers/index.ts"
import { Problem } from "../../http/problem.ts"

/** What sending, adding or taking out an attachment is refused for. */
export function attachmentProblem(
  code: keyof typeof attachmentProblems,
  details: ProblemDetails = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(attachmentProblems, code, details, extra)
}

/** Why a file was not taken that was looked at. */
export function refusedFile(
  found: Extract<Inspected, { refused: unknown }> | { readonly refused: "size" },
): Problem {
  switch (found.refused) {
    case "mark":
      return attachmentProblem("marked-secret", { mark: found.mark })
    case "size":
      return attachmentProblem("file-too-large", { most: attachmentLimits.fileBytes })
    case "kind":
      return attachmentProblem("kind-not-taken")
    case "heic":
      return attachmentProblem("heic-not-taken")
    case "protected":
      return attachmentProblem("file-protected")
    case "pixels":
      return attachmentProblem("too-many-points")
    case "damaged":
      return attachmentProblem("file-damaged")
  }
}
