import type { Day } from "../shared/calendar.ts"

/** Where a yearly plan stands on its way up. To file is to take note of it: nobody approves. */
export const planStates = ["draft", "submitted", "filed", "returned"] as const
export type PlanState = (typeof planStates)[number]

/**
 * What is done with a plan; `amend` changes one that is filed, and keeps what it was; `unfile` takes a filing back that
 * was a mistake, as long as nothing has followed from it.
 */
export const planDeeds = [
  "edit",
  "discard",
  "submit",
  "withdraw",
  "file",
  "unfile",
  "return",
  "amend",
] as const
export type PlanDeed = (typeof planDeeds)[number]

/** The whole way: what may be done in a state, and where it leads. `gone`: there is no plan any more. */
const ways: Readonly<Record<PlanState, Readonly<Partial<Record<PlanDeed, PlanState | "gone">>>>> = {
  draft: { edit: "draft", discard: "gone", submit: "submitted" },
  submitted: { withdraw: "draft", file: "filed", return: "returned" },
  returned: { edit: "returned", submit: "submitted" },
  filed: { amend: "filed", unfile: "submitted" },
}

/** Where a deed leads from a state; undefined: it cannot be done there. */
export function stateAfter(state: PlanState, deed: PlanDeed): PlanState | "gone" | undefined {
  return ways[state][deed]
}

/** The days that tell where a plan stands, as a workbook brings them or the pages set them. */
export interface PlanDays {
  readonly submittedOn: Day | null
  readonly filedOn: Day | null
  readonly returnedOn: Day | null
}

/** A filed plan is filed, whatever else was; a returned one waits for its unit until it is sent up again. */
export function planState({ submittedOn, filedOn, returnedOn }: PlanDays): PlanState {
  if (filedOn !== null) return "filed"
  if (returnedOn !== null) return "returned"
  return submittedOn === null ? "draft" : "submitted"
}

/** Whether a plan came after its last day in time: marked, and taken all the same. Without a last day nothing is late. */
export function isLate(on: Day | null, deadline: Day | null): boolean {
  return on !== null && deadline !== null && on > deadline
}
