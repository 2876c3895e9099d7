import type { Training } from "../../../contract/training.ts"
import type { TrainingKind } from "../../../domain/shared/words.ts"
import { numberIn } from "../../design/number-in.ts"

/** A training while it is being typed. */
export interface TrainingDraft {
  readonly name: string
  readonly kind: TrainingKind | ""
  readonly first: string
  readonly last: string
  readonly length: string
  readonly unit: "hours" | "days"
  readonly evidence: string
  readonly answer: string
}

/** What is sent of it. */
export interface TrainingBody {
  readonly name: string
  readonly kind: TrainingKind
  readonly first: string
  readonly last?: string
  readonly hours?: number
  readonly days?: number
  readonly evidence: string
}

/** A new one, or one as it stands. */
export function draftOf(training?: Training): TrainingDraft {
  return {
    name: training?.name ?? "",
    kind: training?.kind ?? "",
    first: training?.first ?? "",
    last: training && training.last !== training.first ? training.last : "",
    length: training ? String(training.hours) : "",
    unit: "hours",
    evidence: training?.evidence ?? "",
    answer: training?.answer ?? "",
  }
}

/** What is sent; undefined while something is missing. */
export function bodyOf({
  name,
  kind,
  first,
  last,
  length,
  unit,
  evidence,
}: TrainingDraft): TrainingBody | undefined {
  const long = numberIn(length)
  if (name.trim() === "" || kind === "" || first === "" || long === undefined || long === 0) return undefined
  return { name, kind, first, ...(last === "" ? {} : { last }), [unit]: long, evidence }
}
