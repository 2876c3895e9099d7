import { commonProblems, type ProblemDetails, type ProblemTable } from "../../contract/problems.ts"

/** Something a request is refused for, on its way to the one door where it becomes an answer. */
export class Problem extends Error {
  readonly table: ProblemTable
  readonly code: string
  readonly details: ProblemDetails
  /** Members of the answer beside the sentence, such as `current` or `errors`. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(
    table: ProblemTable,
    code: string,
    details: ProblemDetails = {},
    extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
    this.name = "Problem"
    this.table = table
    this.code = code
    this.details = details
    this.extra = extra
  }
}

export type CommonProblem = keyof typeof commonProblems

/** One of the problems that any request can meet. */
export function problem(
  code: CommonProblem,
  details: ProblemDetails = {},
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(commonProblems, code, details, extra)
}
