import { type Day, dayOf, yearOf } from "../../../domain/shared/calendar.ts"
import { writeWorkbook } from "../../documents/workbook/index.ts"
import { makeSampleData, type SampleData } from "../../sample-data/index.ts"
import { mayWrite } from "../screen/may-write.ts"
import { type CommonOptions, dayFrom, type Shell } from "../screen/shell.ts"

export interface DemoOptions extends CommonOptions {
  readonly out: string
  readonly members: string
  readonly branches: string
  readonly years: string
  readonly until?: string
  readonly seed: string
  readonly faults?: true
  readonly force?: true
}

/** What can be asked for: a sample district's own bounds, and any seed. */
const bounds = {
  members: [1, 200_000],
  branches: [1, 5_000],
  years: [1, 10],
  seed: [0, 999_999_999],
} as const

/** The last day of the year before. */
function endOfLastYear(today: Day): Day {
  return dayOf(`${yearOf(today) - 1}-12-31`)
}

/** `xueer demo --out PATH`: writes a sample district as a workbook. */
export async function demoVerb({ speak, json, today, signal }: Shell, options: DemoOptions): Promise<number> {
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const text = options[name as keyof typeof bounds]
    if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) continue
    speak.tell({
      zh: `--${name} 应为 ${least} 至 ${most} 的整数，不是“${text}”`,
      en: `--${name} must be a whole number from ${least} to ${most}, not "${text}"`,
    })
    return 2
  }
  const district = makeSampleData({
    members: Number(options.members),
    branches: Number(options.branches),
    years: Number(options.years),
    seed: Number(options.seed),
    until: options.until === undefined ? endOfLastYear(today) : dayFrom(options.until),
    faults: options.faults ?? false,
  })
  if (!(await mayWrite(options.out, options.force, speak))) return 1
  await writeDistrict(district, options.out, signal)
  if (json) speak.answer(JSON.stringify({ written: options.out, years: district.years }))
  else speak.answer({ zh: `已写出 ${options.out}`, en: `written: ${options.out}` })
  return 0
}

/** Writes a sample district to a path. */
export async function writeDistrict(district: SampleData, path: string, signal: AbortSignal): Promise<void> {
  await writeWorkbook(path, async function* (sheet) {
    for (const rows of district.rows(sheet)) {
      signal.throwIfAborted()
      yield rows
    }
  })
}
