import { takenBy } from "../../../domain/plans/planned-by.ts"
import type { ContentCategory, OrgKind } from "../../../domain/shared/words.ts"
import type { Found } from "../../design/found.ts"
import { numberIn } from "../../design/number-in.ts"
import type { Plan, PlanBody, PlanLine } from "./types.ts"

/** A line while it is being written. */
export interface DraftLine {
  /** What tells it apart while it has no number yet. */
  readonly key: string
  readonly planLineId: number | null
  readonly month: string
  readonly topic: string
  readonly contentCategories: readonly ContentCategory[]
  readonly form: string
  readonly lecturer: string
  readonly responsible: Found | null
  readonly hours: string
  readonly sourceLineId: number | null
}

/** A plan while it is being written. */
export interface PlanDraft {
  /** The version it began with: a change somebody else makes meanwhile is noticed. */
  readonly version: string
  readonly goals: string
  readonly guidance: string
  readonly reading: string
  readonly note: string
  readonly visitIds: readonly string[]
  readonly lines: readonly DraftLine[]
  readonly reason: string
}

const textOf = (value: number | string | null) => (value === null ? "" : String(value))

export function draftLine(line: PlanLine): DraftLine {
  const { planLineId, month, topic, contentCategories, form, lecturer, responsible, hours, source } = line
  return {
    key: String(planLineId),
    planLineId,
    month: textOf(month),
    topic,
    contentCategories,
    form: textOf(form),
    lecturer: textOf(lecturer),
    responsible: responsible && {
      value: String(responsible.memberId),
      label: responsible.name,
      detail: responsible.code,
    },
    hours: textOf(hours),
    sourceLineId: source?.planLineId ?? null,
  }
}

export function draftOf(plan: Plan, version: string): PlanDraft {
  return {
    version,
    goals: textOf(plan.goals),
    guidance: textOf(plan.guidance),
    reading: textOf(plan.reading),
    note: textOf(plan.note),
    visitIds: (plan.visits ?? []).map(({ memberId }) => String(memberId)),
    lines: plan.lines.map(draftLine),
    reason: "",
  }
}

/** A line that says nothing yet, in the month of the one before it. */
export function blankLine(lines: readonly DraftLine[]): DraftLine {
  return {
    key: newKey(lines),
    planLineId: null,
    month: lines.at(-1)?.month ?? "",
    topic: "",
    contentCategories: [],
    form: "",
    lecturer: "",
    responsible: null,
    hours: "",
    sourceLineId: null,
  }
}

function newKey(lines: readonly DraftLine[]): string {
  const numbers = lines.map(({ key }) => (key.startsWith("new ") ? Number(key.slice(4)) : 0))
  return `new ${Math.max(0, ...numbers) + 1}`
}

/** The lines with some of the superior's, each where its month comes, as the unit can hold it. */
export function withSources(
  lines: readonly DraftLine[],
  sources: readonly PlanLine[],
  unit: OrgKind,
): DraftLine[] {
  const all = [...lines]
  for (const source of sources) {
    const line = {
      ...draftLine(takenBy(unit, source)),
      key: newKey(all),
      planLineId: null,
      responsible: null,
      sourceLineId: source.planLineId,
    }
    const at = all.findIndex(({ month }) => monthNumber(month) > monthNumber(line.month))
    all.splice(at < 0 ? all.length : at, 0, line)
  }
  return all
}

const monthNumber = (month: string) => (month === "" ? 13 : Number(month))

/** A line as the superior's line that it was taken from now says; who is responsible stays. */
export function asSource(line: DraftLine, source: NonNullable<PlanLine["source"]>, unit: OrgKind): DraftLine {
  const { month, topic, form, hours } = takenBy(unit, source)
  return { ...line, month: textOf(month), topic, form: textOf(form), hours: textOf(hours) }
}

/** Whether every line can be sent. */
export function isComplete({ lines }: PlanDraft): boolean {
  return lines.every(
    ({ topic, hours }) => topic.trim() !== "" && (hours.trim() === "" || numberIn(hours) !== undefined),
  )
}

const orNull = (written: string) => (written.trim() === "" ? null : written)

/** The draft as it is sent. */
export function bodyOf(draft: PlanDraft): PlanBody {
  return {
    goals: orNull(draft.goals),
    guidance: orNull(draft.guidance),
    reading: orNull(draft.reading),
    note: orNull(draft.note),
    visitIds: draft.visitIds.map(Number),
    ...(draft.reason.trim() === "" ? {} : { reason: draft.reason }),
    lines: draft.lines.map((line) => ({
      planLineId: line.planLineId,
      month: line.month === "" ? null : Number(line.month),
      topic: line.topic,
      contentCategories: [...line.contentCategories],
      form: orNull(line.form),
      lecturer: orNull(line.lecturer),
      responsibleId: line.responsible ? Number(line.responsible.value) : null,
      hours: numberIn(line.hours) ?? null,
      sourceLineId: line.sourceLineId,
    })),
  }
}
