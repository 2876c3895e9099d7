import type { Clause } from "../policy/clause.ts"
import { isRecordable } from "./outlook.ts"
import type { PackClause } from "./owed.ts"

/**
 * What stands apart wherever units are shown: clauses about them that cannot be recorded here. Each is said with how
 * far it is, opens, and neither warns nor is short.
 */
export function apartOfUnits(clauses: ReadonlyMap<string, PackClause>): Clause[] {
  return [...clauses.values()]
    .map(({ clause }) => clause)
    .filter((clause) => clause.subject.who === "unit" && !isRecordable(clause))
}

/** Whether it is branches, with their groups, that a clause is about. */
function isOfBranches({ subject }: Pick<Clause, "subject">): boolean {
  return subject.who === "unit" && subject.kinds.every((kind) => kind === "branch" || kind === "group")
}

/** What is counted where a clause falls due: groups one by one, where a board counts their branch. */
export function countedWhereDue(clause: Clause): "branches" | "groups" | "units" {
  const { subject } = clause
  const isOfGroups = subject.who === "unit" && subject.kinds.every((kind) => kind === "group")
  return isOfGroups ? "groups" : countedFor(clause)
}

/** What is counted where one clause is asked about. */
export function countedFor(clause: Clause): "branches" | "units" {
  return isOfBranches(clause) ? "branches" : "units"
}
