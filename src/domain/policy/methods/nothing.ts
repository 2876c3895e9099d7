import type { Unit } from "../../evaluation/units.ts"
import { categoryInWords } from "../../people/category-names.ts"
import type { Day } from "../../shared/calendar.ts"
import { fullDayWords } from "../../shared/day-words.ts"
import type { Said } from "../explanation.ts"
import type { Question } from "../method.ts"

/** Since when and until when a unit is there; nothing where it always is. */
function lifeIn({ life: { foundedOn, dissolvedOn } }: Unit): Said {
  const zh = [
    foundedOn && `${fullDayWords(foundedOn).zh}成立`,
    dissolvedOn && `${fullDayWords(dissolvedOn).zh}撤销`,
  ].filter(Boolean)
  const en = [
    foundedOn && `founded on ${fullDayWords(foundedOn).en}`,
    dissolvedOn && `ended on ${fullDayWords(dissolvedOn).en}`,
  ].filter(Boolean)
  return { zh: zh.length > 0 ? `：${zh.join("，")}` : "", en: en.length > 0 ? `: ${en.join(", ")}` : "" }
}

function ofUnit(unit: Unit, zh: string, en: string): Said {
  const life = lifeIn(unit)
  return { zh: `${zh}${life.zh}。`, en: `${en}${life.en}.` }
}

export const notThereThroughout = (unit: Unit): Said =>
  ofUnit(unit, "这一期里不是每一天都有这个组织", "The unit was not there on every day of this period")

export const noWholeMonth = (unit: Unit): Said =>
  ofUnit(
    unit,
    "这一年里没有一个月每一天都有这个组织",
    "In no month of the year was the unit there on every day",
  )

export const notThereOn = (unit: Unit, day: Day): Said =>
  ofUnit(
    unit,
    `最后一天${fullDayWords(day).zh}没有这个组织`,
    `The unit was not there on the last day in time, ${fullDayWords(day).en}`,
  )

export const notAMemberThroughout: Said = {
  zh: "这一期里不是每一天都有组织关系。",
  en: "They did not belong to a unit on every day of this period.",
}

export const nothingToShare: Said = {
  zh: "这一期没有可以算的：没有相应的人或事，也就没有比例。",
  en: "There is nothing to count in this period: of nothing there is no share.",
}

/** A yearly number of people is asked of those whose category it is on the last 15th that counts. */
export function ofAnotherCategory<M>({ pack, clause, subject, context }: Question<M>): Said {
  const own = subject.who === "person" ? context.targetsOf(pack).get(subject.id)?.category.name : undefined
  if (own === undefined) {
    return {
      zh: "这一年没有哪个月的 15 日有组织关系，不要求学时。",
      en: "On no 15th of the year do they belong to a unit: no hours are asked.",
    }
  }
  const asked = (clause.subject.who === "person" && clause.subject.category) || clause.title
  return {
    zh: `这一年的类别是“${own}”，这一条只要求“${asked}”。`,
    en: `Their category of the year is ${categoryInWords(own).en}; the clause asks only ${categoryInWords(asked).en}.`,
  }
}
