import type { SlotPart } from "../calendar/study-slot.ts"
import type { ContentCategory, LectureCycle, StudyDay } from "../shared/words.ts"

/** One line of a plan. */
export interface PlanLine {
  readonly planLineId: number
  readonly ordinal: number
  /** 1 to 12; null: any time of the year. */
  readonly month: number | null
  readonly topic: string
  readonly contentCategories: readonly ContentCategory[]
  /** The word of an activity kind where it is one, else as it was written. */
  readonly form: string | null
  readonly lecturer: string | null
  readonly responsibleId: number | null
  readonly hundredthHours: number | null
}

/** The weekly slot and the lecture rhythm that a plan declares: those of its unit on the day it was sent up, filed or amended. */
export interface DeclaredRhythm {
  readonly studyDay: StudyDay | null
  readonly slotPart: SlotPart | null
  readonly lectureCycle: LectureCycle | null
}

/** What a plan says: all that an amendment may change. */
export interface PlanContent extends DeclaredRhythm {
  readonly goals: string | null
  readonly guidance: string | null
  readonly reading: string | null
  readonly note: string | null
  readonly visitIds: readonly number[]
  readonly lines: readonly PlanLine[]
}

/** What is said of the whole year. */
export const planFields = [
  ...(["goals", "guidance", "reading", "note", "visitIds"] as const),
  ...(["studyDay", "slotPart", "lectureCycle"] as const),
] as const
export type PlanField = (typeof planFields)[number]

/** What became of a plan between two versions; lines are told apart by their number. */
export interface PlanChanges {
  readonly fields: readonly PlanField[]
  readonly added: readonly PlanLine[]
  readonly changed: readonly { readonly before: PlanLine; readonly after: PlanLine }[]
  readonly removed: readonly PlanLine[]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The fields of a line in one order, so that lines are compared as they are and not as they were built. */
function plain(line: PlanLine): PlanLine {
  const { planLineId, ordinal, month, topic, contentCategories, form, lecturer } = line
  const { responsibleId, hundredthHours } = line
  return {
    planLineId,
    ordinal,
    month,
    topic,
    contentCategories,
    form,
    lecturer,
    responsibleId,
    hundredthHours,
  }
}

/** What differs between two versions of a plan. */
export function changesBetween(before: PlanContent, after: PlanContent): PlanChanges {
  const was = new Map(before.lines.map((line) => [line.planLineId, line]))
  const is = new Set(after.lines.map(({ planLineId }) => planLineId))
  const fields = planFields.filter((field) => !same(before[field], after[field]))
  return {
    fields,
    added: after.lines.filter(({ planLineId }) => !was.has(planLineId)),
    changed: after.lines.flatMap((line) => {
      const old = was.get(line.planLineId)
      return old && !same(plain(old), plain(line)) ? [{ before: old, after: line }] : []
    }),
    removed: before.lines.filter(({ planLineId }) => !is.has(planLineId)),
  }
}

/** Whether a line says something else, and does not only stand in another place because others came or went. */
export function saysOtherwise({ before, after }: PlanChanges["changed"][number]): boolean {
  return !same({ ...plain(before), ordinal: 0 }, { ...plain(after), ordinal: 0 })
}

/** Whether two versions say the same. */
export function isUnchanged({ fields, added, changed, removed }: PlanChanges): boolean {
  return fields.length + added.length + changed.length + removed.length === 0
}

/** Of some months, 1 to 12, those that no line is for; a line for any month is for none of them. */
export function monthsWithout(of: readonly number[], months: readonly (number | null)[]): number[] {
  return of.filter((month) => !months.includes(month))
}
