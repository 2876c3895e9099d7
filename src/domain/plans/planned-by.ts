import { mayHold } from "../events/may-record.ts"
import { type ActivityKind, activityKinds, type OrgKind, wordFor } from "../shared/words.ts"
import { kindOfForm } from "./progress.ts"

/** Whether the plan of a unit may have lines of a kind: what it holds itself, of a branch what its groups hold as well. */
export function mayPlan(unit: OrgKind, kind: ActivityKind): boolean {
  return mayHold(unit, kind) || (unit === "branch" && mayHold("group", kind))
}

/**
 * A superior's line as a unit below can hold it: what a central group studies, a branch studies together. Its hours go
 * with its form; of a form that nobody holds there nothing is left.
 */
export function takenBy<Line extends { readonly form: string | null; readonly hours: number | null }>(
  unit: OrgKind,
  line: Line,
): Line {
  const kind = kindOfForm(line.form)
  if (kind === undefined || mayPlan(unit, kind)) return line
  const form = kind === "central-group-study" ? wordFor(activityKinds, "collective-study") : null
  return { ...line, form, hours: null }
}
