import { calendarProblems } from "../../../contract/calendar.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { Problem } from "../../http/problem.ts"

/** A refusal of the calendar, on its way to the door. */
export function calendarProblem(
  code: keyof typeof calendarProblems,
  details: ProblemDetails = {},
  more: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(calendarProblems, code, details, more)
}
