import type { RecordLine } from "../../../contract/explanation.ts"
import { monthsOfLife } from "../../../domain/evaluation/existence.ts"
import type { Judged } from "../../../domain/evaluation/status.ts"
import type { YearlyTarget } from "../../../domain/people/category.ts"
import { shown } from "../../../domain/shared/quantity.ts"
import { hoursPerUnit } from "./clause-figures.ts"
import type { Question } from "./list-records.ts"

const hours = (hundredths: number) => shown(hundredths / 100)

/** Terms beyond this many are summed up in one. */
const termsShown = 12

function sumOf(terms: readonly number[]): string {
  if (terms.length === 0) return "0"
  const total = shown(terms.reduce((sum, term) => sum + term, 0))
  if (terms.length === 1) return String(total)
  const more = terms.slice(termsShown)
  const rest = more.length > 0 ? ` + …（${more.length}）` : ""
  return `${terms.slice(0, termsShown).join(" + ")}${rest} = ${total}`
}

/** How the target and the figure come about, as lines of arithmetic. */
export function workOut(
  question: Question,
  judged: Judged,
  target: number,
  records: readonly RecordLine[],
): string[] {
  const { pack, clause, bench, subject } = question
  const counted = records.filter((record) => record.counts)
  const { measure, unit } = clause
  const perUnit = hoursPerUnit(pack, clause, bench.district.year)
  const lines: string[] = []
  const sum = sumOf(counted.map((record) => hours(record.hundredthHours ?? 0)))
  switch (measure.way) {
    case "at-least-once-every":
      if (measure.scaled && "life" in subject)
        lines.push(scaledLine(target, monthsOfLife(subject.life, bench.district.year), judged))
      break
    case "minimum-per-year":
      if ("life" in subject)
        lines.push(scaledLine(target, monthsOfLife(subject.life, bench.district.year), judged))
      lines.push(
        perUnit === 1 ? `${sum} 学时` : `${sum} 学时；÷ ${perUnit} = ${shown(judged.actual)} ${unit}`,
      )
      break
    case "minimum-per-person": {
      const yearly = bench.targetsOf(pack).get(subject.id)
      if (yearly) lines.push(...monthLines(yearly, perUnit, unit))
      lines.push(
        perUnit === 1 ? `${sum} 学时` : `${sum} 学时；÷ ${perUnit} = ${shown(judged.actual)} ${unit}`,
      )
      break
    }
    case "minimum-per-cycle":
      lines.push(`${sum} 学时`)
      break
    case "mean-per-year":
      lines.push(...meanLines(counted, perUnit, unit, judged))
      break
    case "share-complete": {
      const all = records.filter((record) => record.counts || !outside.includes(record.reason))
      lines.push(`${counted.length} ÷ ${all.length} = ${shown(judged.actual)}`)
      break
    }
    default:
      break
  }
  return lines
}

/** Records that a share is not of. */
const outside: readonly RecordLine["reason"][] = ["other-category", "planned", "cancelled", "after-as-of"]

function scaledLine(target: number, months: number, judged: Judged): string {
  return months === 12 ? `${target}` : `${target} × ${months} ÷ 12 → ${judged.target}（向上取到 0.5）`
}

function monthLines(
  { category, hours: total, months }: YearlyTarget,
  perUnit: number,
  unit: string,
): string[] {
  const groups = Map.groupBy(months, (month) => month.category)
  const terms = [...groups].map(
    ([{ name }, of]) =>
      `${of[0]?.yearHours ?? 0} × ${of.length} ÷ 12（${name}，${spansOf(of.map(({ month }) => month))}月）`,
  )
  const converted =
    perUnit === 1 ? `${total} 学时` : `${total} 学时 ÷ ${perUnit} = ${total / perUnit} ${unit}`
  return [`${terms.join(" + ")} → ${converted}`, `${category.name}（最后计入的一个15日）`]
}

function meanLines(people: readonly RecordLine[], perUnit: number, unit: string, judged: Judged): string[] {
  const actual = sumOf(people.map((person) => shown((person.hundredthHours ?? 0) / 100 / perUnit)))
  const target = sumOf(people.map((person) => shown((person.targetHours ?? 0) / perUnit)))
  return [
    `（${target}）÷ ${people.length} = ${shown(judged.target)} ${unit}`,
    `（${actual}）÷ ${people.length} = ${shown(judged.actual)} ${unit}`,
  ]
}

/** Numbers with runs drawn together: 1–6、9. */
function spansOf(numbers: readonly number[]): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run?.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`)).join("、")
}
