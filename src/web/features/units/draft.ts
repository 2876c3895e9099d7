import { hasCategory } from "../../../domain/org/kinds.ts"
import type { Unit, UnitKind } from "./unit-queries.ts"

/** What a form holds of a unit; empty text where nothing is chosen. */
export interface Draft {
  readonly name: string
  readonly category: NonNullable<Unit["category"]> | ""
  readonly field: NonNullable<Unit["field"]> | ""
  readonly hasCentralGroup: boolean
  readonly hasCommittee: boolean
  readonly lectureCycle: NonNullable<Unit["lectureCycle"]> | ""
  readonly studyDay: NonNullable<Unit["studyDay"]> | ""
  readonly foundedOn: string
}

/** What of it is shown as text, for comparing two. */
export const draftFields = [
  "name",
  "category",
  "field",
  "hasCentralGroup",
  "hasCommittee",
  "lectureCycle",
  "studyDay",
  "foundedOn",
] as const satisfies readonly (keyof Draft)[]

/** Which questions make sense for a kind. */
export function asksFor(kind: UnitKind): Readonly<Record<"category" | "centralGroup" | "branch", boolean>> {
  return {
    category: hasCategory(kind),
    centralGroup: hasCategory(kind) || kind === "district-committee",
    branch: kind === "branch",
  }
}

export function draftOf(unit: Unit): Draft {
  return {
    name: unit.name,
    category: unit.category ?? "",
    field: unit.field ?? "",
    hasCentralGroup: unit.hasCentralGroup ?? false,
    hasCommittee: unit.hasCommittee ?? false,
    lectureCycle: unit.lectureCycle ?? "",
    studyDay: unit.studyDay ?? "",
    foundedOn: unit.foundedOn ?? "",
  }
}

export const emptyDraft = (foundedOn: string): Draft => ({
  name: "",
  category: "",
  field: "",
  hasCentralGroup: false,
  hasCommittee: false,
  lectureCycle: "",
  studyDay: "",
  foundedOn,
})

/** As the API takes it. */
export function bodyOf(draft: Draft) {
  return {
    name: draft.name,
    category: draft.category || null,
    field: draft.field || null,
    hasCentralGroup: draft.hasCentralGroup,
    hasCommittee: draft.hasCommittee,
    lectureCycle: draft.lectureCycle || null,
    studyDay: draft.studyDay || null,
    foundedOn: draft.foundedOn || null,
  }
}

/** What of it differs from what was there, as the API takes it. */
export function changesIn(draft: Draft, before: Draft): Partial<ReturnType<typeof bodyOf>> {
  const changed = Object.entries(bodyOf(draft)).filter(([key]) => {
    const field = draftFields.find((one) => one === key)
    return field !== undefined && draft[field] !== before[field]
  })
  return Object.fromEntries(changed)
}
