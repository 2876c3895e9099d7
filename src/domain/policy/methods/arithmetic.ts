import { shown } from "../../shared/quantity.ts"
import type { RecordLine, Said } from "../explanation.ts"

/** Terms beyond this many are summed up in one. */
const termsShown = 12

/** A sum with its terms: `2 + 3 = 5`. */
export function sumOf(terms: readonly number[]): string {
  if (terms.length === 0) return "0"
  const total = shown(terms.reduce((sum, term) => sum + term, 0))
  if (terms.length === 1) return String(total)
  const more = terms.slice(termsShown)
  const rest = more.length > 0 ? ` + …（${more.length}）` : ""
  return `${terms.slice(0, termsShown).join(" + ")}${rest} = ${total}`
}

/** The hours of the records that count. */
export function hoursOf(records: readonly RecordLine[]): number[] {
  return records
    .filter(({ counts }) => counts)
    .map(({ hundredthHours }) => shown((hundredthHours ?? 0) / 100))
}

const unitNames: Readonly<Record<string, string>> = { 次: "times", 天: "days", 学时: "hours", 篇: "pieces" }

/** What a unit is called in English. */
export const unitName = (unit: string) => unitNames[unit] ?? ""

/** Hours, and what they are in the clause's unit. */
export function hoursLine(sum: string, perUnit: number, value: number, unit: string): Said {
  if (perUnit === 1) return { zh: `${sum} 学时`, en: `${sum} hours` }
  return {
    zh: `${sum} 学时；÷ ${perUnit} = ${shown(value)} ${unit}`,
    en: `${sum} hours; ÷ ${perUnit} = ${shown(value)} ${unitName(unit)}`,
  }
}

/** A yearly number scaled to the months that count. */
export function scaledLine(asked: number, months: number, target: number): Said {
  if (months === 12) return { zh: `${asked}`, en: `${asked}` }
  return {
    zh: `${asked} × ${months} ÷ 12 → ${target}（向上取到 0.5）`,
    en: `${asked} × ${months} ÷ 12 → ${target} (rounded up to 0.5)`,
  }
}

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
