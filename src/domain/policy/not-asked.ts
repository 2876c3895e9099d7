import { isSubjectPerson, isSubjectUnit } from "../evaluation/subjects.ts"
import type { Unit } from "../evaluation/units.ts"
import { existsThroughout } from "../org/existence.ts"
import { targetFor } from "./clause.ts"
import type { Said } from "./explanation.ts"
import type { Question } from "./method.ts"

/** Why a clause asks nothing of a subject in a period; only where it was judged not to. */
export function whyNothingIsAsked<M>(question: Question<M>): Said {
  const { clause, period, subject, context } = question
  if (targetFor(clause.targets, period) === undefined) {
    return { zh: "这一期没有现行的标准。", en: "No number is in force in this period." }
  }
  const whom = clause.subject
  if (subject.who === "unit") {
    if (whom.who === "unit" && !isSubjectUnit(subject, whom, period.last)) return notOneOfThem(period.last)
    if (!existsThroughout(subject.life, period)) return notThereThroughout(subject)
  } else if (whom.who === "person") {
    if (!isSubjectPerson(subject, whom, context.district.year, period.last)) return notOneOfThem(period.last)
    if (whom.category !== undefined) return ofAnotherCategory(question, whom.category)
  }
  return {
    zh: "这一期没有可以算的：要么没有相应的人和事，要么没有整段时间。",
    en: "There is nothing to count in this period: nobody and nothing it is about, or no whole stretch of time.",
  }
}

const notOneOfThem = (last: string): Said => ({
  zh: `这一条不是对它说的：按 ${last} 这一天的情况看，不在所要求的范围里。`,
  en: `The clause does not speak to it: as things stood on ${last}, it is not among those asked.`,
})

function notThereThroughout({ life: { foundedOn, dissolvedOn } }: Unit): Said {
  const zh = [foundedOn && `${foundedOn} 成立`, dissolvedOn && `${dissolvedOn} 撤销`]
    .filter(Boolean)
    .join("，")
  const en = [foundedOn && `founded on ${foundedOn}`, dissolvedOn && `ended on ${dissolvedOn}`]
  return {
    zh: `这一期里不是每一天都有这个组织：${zh}。`,
    en: `The unit was not there on every day of this period: ${en.filter(Boolean).join(", ")}.`,
  }
}

/** A yearly number of people is asked of those whose category it is on the last 15th that counts. */
function ofAnotherCategory<M>({ pack, subject, context }: Question<M>, asked: string): Said {
  const own = subject.who === "person" ? context.targetsOf(pack).get(subject.id)?.category.name : undefined
  if (own === undefined) {
    return {
      zh: "这一年没有哪个月的 15 日有组织关系，不要求学时。",
      en: "On no 15th of the year do they belong to a unit: no hours are asked.",
    }
  }
  return {
    zh: `这一年的类别是“${own}”，这一条只要求“${asked}”。`,
    en: `Their category of the year is ${own}; the clause asks only ${asked}.`,
  }
}
