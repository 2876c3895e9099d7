import { counted, unitName } from "../../shared/english.ts"
import { shown, upToHalf } from "../../shared/quantity.ts"
import type { RecordLine, Said } from "../explanation.ts"

/** Terms beyond this many are summed up in one. */
const termsShown = 12

/** A sum in words, and what it comes to. */
export interface Sum extends Said {
  readonly total: number
}

/** A sum with its terms: `2 + 3 = 5`. Of many the last ones are one term, so that what is written adds up. */
export function sumOf(terms: readonly number[]): Sum {
  const total = shown(terms.reduce((sum, term) => sum + term, 0))
  if (terms.length < 2) return { zh: `${total}`, en: `${total}`, total }
  if (terms.length <= termsShown + 1) {
    const line = `${terms.join(" + ")} = ${total}`
    return { zh: line, en: line, total }
  }
  const first = terms.slice(0, termsShown).join(" + ")
  const rest = terms.slice(termsShown)
  const last = shown(rest.reduce((sum, term) => sum + term, 0))
  return {
    zh: `${first} + ${last}（其余 ${rest.length} 项）= ${total}`,
    en: `${first} + ${last} (the other ${rest.length}) = ${total}`,
    total,
  }
}

/** The hours of the records that count. */
export function hoursOf(records: readonly RecordLine[]): number[] {
  return records
    .filter(({ counts }) => counts)
    .map(({ hundredthHours }) => shown((hundredthHours ?? 0) / 100))
}

/** Hours, and what they are in the clause's unit. */
export function hoursLine(sum: Sum, perUnit: number, value: number, unit: string): Said {
  const hours = { zh: `${sum.zh} 学时`, en: `${sum.en} ${unitName("学时", sum.total)}` }
  if (perUnit === 1) return hours
  const is = shown(value)
  return {
    zh: `${hours.zh}；÷ ${perUnit} = ${is} ${unit}`,
    en: `${hours.en}; ÷ ${perUnit} = ${is} ${unitName(unit, is)}`,
  }
}

/** What some terms come to, and what that is once it is rounded up to a half, where it is another number. */
export function upToHalfLine(terms: Said, value: number): Said {
  const exact = shown(value)
  const target = upToHalf(value)
  if (exact === target) return { zh: `${terms.zh} = ${target}`, en: `${terms.en} = ${target}` }
  return {
    zh: `${terms.zh} = ${exact}，向上取到 0.5 的倍数是 ${target}`,
    en: `${terms.en} = ${exact}, rounded up to a multiple of 0.5: ${target}`,
  }
}

/** A yearly number scaled to the months that count. */
export function scaledLine(asked: number, months: number): Said {
  if (months === 12) return { zh: `${asked}（全年）`, en: `${asked} (the whole year)` }
  const terms = `${asked} × ${months} ÷ 12`
  return upToHalfLine({ zh: terms, en: terms }, (asked * months) / 12)
}

/** `3 branches`. */
export const branches = (count: number) => counted(count, "branch", "branches")

/** Numbers with runs drawn together: 1–6、9. */
export function spansOf(numbers: readonly number[], between: string): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run?.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`)).join(between)
}
