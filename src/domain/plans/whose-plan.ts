import type { OrgKind } from "../shared/words.ts"

/** Committees whose 组织（政工）科 takes the plans of the units below it. */
export const filingKinds: readonly OrgKind[] = [
  "district-committee",
  "working-committee",
  "party-committee",
  "leading-group",
]

/** Units that make a plan each year and file it above: branches, and committees with what their central group studies. */
export const planningKinds: readonly OrgKind[] = [
  "branch",
  "working-committee",
  "party-committee",
  "leading-group",
]

/** Committees that make a plan of their own, though none of the documents judges it: those below take its lines over. */
export const ownPlanKinds: readonly OrgKind[] = [
  "district-committee",
  ...planningKinds.filter((kind) => kind !== "branch"),
]
