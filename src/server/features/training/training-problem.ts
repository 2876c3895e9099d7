import { wordsIn } from "../../../contract/field-words.ts"
import type { ProblemDetails } from "../../../contract/problems.ts"
import { trainingProblems } from "../../../contract/training.ts"
import type { TrainingState } from "../../../domain/shared/words.ts"
import { Problem } from "../../http/problem.ts"

/** What registering a training, or deciding about one, is refused for. */
export function trainingProblem(code: keyof typeof trainingProblems, details: ProblemDetails = {}): Problem {
  return new Problem(trainingProblems, code, details)
}

/** How a training stands, for a sentence in either language. */
export function stateSaid(state: TrainingState): ProblemDetails {
  return { state: wordsIn("zh").trainingStates[state], stateEn: wordsIn("en").trainingStates[state] }
}
