import { isSubjectPerson, isSubjectUnit } from "../evaluation/subjects.ts"
import { fullDayWords } from "../shared/day-words.ts"
import { targetFor } from "./clause.ts"
import type { Said } from "./explanation.ts"
import type { Method, Question } from "./method.ts"

/** Why a clause asks nothing of a subject in a period; only where it was judged not to. */
export function whyNothingIsAsked<M extends { readonly method: string }>(
  question: Question<M>,
  { nothing }: Pick<Method<M>, "nothing">,
): Said {
  const { clause, period, subject, context } = question
  if (targetFor(clause.targets, period) === undefined) {
    return { zh: "这一期没有现行的标准。", en: "No number is in force in this period." }
  }
  const whom = clause.subject
  if (subject.who === "unit") {
    if (whom.who === "unit" && !isSubjectUnit(subject, whom, period.last)) {
      return {
        zh: `这一条不是对它说的：按${fullDayWords(period.last).zh}这一天的情况看，它不在所要求的范围里。`,
        en: `The clause does not speak to it: as things stood on ${fullDayWords(period.last).en}, it is not among those asked.`,
      }
    }
  } else if (whom.who === "person" && !isSubjectPerson(subject, whom, context.district.year, period.last)) {
    return {
      zh: `这一条不是对本人说的：按${fullDayWords(period.last).zh}这一天的情况看，不在所要求的人里。`,
      en: `The clause does not speak to them: as things stood on ${fullDayWords(period.last).en}, they are not among those asked.`,
    }
  }
  return nothing(question)
}
