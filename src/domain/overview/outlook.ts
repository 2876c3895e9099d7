import type { Clause, Pack } from "../policy/clause.ts"
import type { Outlook } from "../policy/method.ts"
import { methodOf } from "../policy/methods/index.ts"
import type { TaskGroup } from "../policy/task-groups.ts"
import type { ActivityKind } from "../shared/words.ts"

/** How a clause looks to homes, boards, the year as a picture: its method says. */
export function outlookOf(clause: Pick<Clause, "subject" | "measure">, pack?: Pack): Outlook {
  const { measure } = clause
  return methodOf(measure).outlook({ clause, measure, ...(pack ? { pack } : {}) })
}

/** The group a clause belongs to. */
export function groupOf(clause: Clause): TaskGroup {
  return outlookOf(clause).group
}

/**
 * What a clause asks to be done, whichever document asks: clauses with the same key are settled by the same action,
 * and stand in one row of a year.
 */
export function rowKeyOf(clause: Clause): string {
  const { measure, period, subject } = clause
  if (measure.method !== "at-least-once-every" || measure.counts.of !== "activities") return clause.id
  const { kinds, relation, lecturerHolds } = measure.counts
  return [subject.who, period, relation, lecturerHolds ?? "", measure.scaled, ...kinds].join(" ")
}

/** The one kind of activity that settles a clause, where it is one. */
export function kindThatSettles(clause: Clause): ActivityKind | undefined {
  const { settledByActivity, kinds } = outlookOf(clause)
  return settledByActivity ? kinds[0] : undefined
}

/**
 * Whether what a clause counts can be recorded here. What has no form yet cannot, and stands apart wherever figures
 * are shown: on homes, boards, the page of a unit and the year.
 */
export function isRecordable(clause: Pick<Clause, "subject" | "measure">): boolean {
  return outlookOf(clause).recordable
}

/** The last day in time of a clause with a deadline; undefined where the period's end is it. */
export function deadlineOf(pack: Pack, clause: Clause, year: number) {
  const { measure } = clause
  return methodOf(measure).deadline?.({ pack, clause, measure }, year)
}
