import { type Day, dayOf, yearOf } from "../../../domain/shared/calendar.ts"
import { writeWorkbook } from "../../documents/workbook/index.ts"
import { type PracticeDistrict, practiceDistrict } from "../../features/practice/index.ts"
import { type CommonOptions, dayFrom, type Shell } from "../shell.ts"

export interface DemoOptions extends CommonOptions {
  readonly out: string
  readonly members: string
  readonly branches: string
  readonly years: string
  readonly until?: string
  readonly seed: string
  readonly faults?: true
}

/** The last day of the year before. */
export function endOfLastYear(today: Day): Day {
  return dayOf(`${yearOf(today) - 1}-12-31`)
}

/** `xueer demo --out PATH`: writes a practice district as a workbook. */
export async function demoVerb({ speak, json, today }: Shell, options: DemoOptions): Promise<number> {
  const numbers = [options.members, options.branches, options.years, options.seed]
  if (!numbers.every((text) => /^\d{1,9}$/.test(text))) {
    speak.tell({
      zh: "--members、--branches、--years、--seed 应为整数",
      en: "--members, --branches, --years and --seed must be whole numbers",
    })
    return 2
  }
  const district = practiceDistrict({
    members: Number(options.members),
    branches: Number(options.branches),
    years: Number(options.years),
    seed: Number(options.seed),
    until: options.until === undefined ? endOfLastYear(today) : dayFrom(options.until),
    faults: options.faults ?? false,
  })
  await writeDistrict(district, options.out)
  if (json) speak.answer(JSON.stringify({ written: options.out, years: district.years }))
  else speak.answer({ zh: `已写出 ${options.out}`, en: `written: ${options.out}` })
  return 0
}

/** Writes a practice district to a path. */
export async function writeDistrict(district: PracticeDistrict, path: string): Promise<void> {
  await writeWorkbook(path, async function* (sheet) {
    yield* district.rows(sheet)
  })
}
