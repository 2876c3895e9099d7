import type { OrgKind } from "../shared/words.ts"

const committees = [
  "district-committee",
  "district-department",
  "working-committee",
  "party-committee",
  "leading-group",
] as const satisfies readonly OrgKind[]

/** What each kind may stand under; the district committee stands under nothing. */
const under: Readonly<Record<OrgKind, readonly OrgKind[]>> = {
  "district-committee": [],
  "district-department": ["district-committee"],
  "working-committee": ["district-committee", "district-department"],
  "party-committee": committees,
  "leading-group": ["district-committee", "district-department", "working-committee", "party-committee"],
  "general-branch": committees,
  branch: [...committees, "general-branch"],
  group: ["branch"],
}

/** The kinds under which one of this kind may stand. */
export function kindsAbove(kind: OrgKind): readonly OrgKind[] {
  return under[kind]
}

/** Whether a unit of a kind may stand under one of another. */
export function mayStandUnder(kind: OrgKind, above: OrgKind): boolean {
  return under[kind].includes(above)
}

/** Whether people belong to units of a kind themselves: to a 党支部 or a 党小组. */
export function holdsPeople(kind: OrgKind): boolean {
  return kind === "branch" || kind === "group"
}

/** Whether a unit of a kind has a category: town, office or other. */
export function hasCategory(kind: OrgKind): boolean {
  return kind === "working-committee" || kind === "party-committee" || kind === "leading-group"
}
