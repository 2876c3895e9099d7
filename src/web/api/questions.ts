import { aboutLists, type Question } from "../../contract/questions.ts"
import { isProblem } from "./problem.ts"

/** What the server asks about before it keeps what was sent; empty for any other trouble. */
export function questionsIn(error: unknown): Question[] {
  if (!isProblem(error, "please-confirm")) return []
  const { questions } = error.document
  return Array.isArray(questions) ? questions.filter(isQuestion) : []
}

function isQuestion(one: unknown): one is Question {
  return (
    typeof one === "object" &&
    one !== null &&
    "key" in one &&
    typeof one.key === "string" &&
    "sentence" in one &&
    typeof one.sentence === "string"
  )
}

/** Whether somebody has answered that lists which are kept will lack people: then they are offered to be completed. */
export function leavesLists(confirmed: readonly string[]): boolean {
  return confirmed.some((key) => key.startsWith(`${aboutLists}:`))
}
