import { presentStatuses } from "../../../domain/events/was-there.ts"
import type { AttendanceStatus } from "../../../domain/shared/words.ts"

/** A status somebody ticks; the make-up is an action of its own. */
export type Ticked = Exclude<AttendanceStatus, "made-up">

/** How somebody is marked. Whoever is not marked is as everybody else. */
export interface Mark {
  readonly status: Ticked
  readonly reason: string
}
export type Marks = Readonly<Record<number, Mark>>

/** How somebody stands whom nobody has pressed, where the page says that everybody was there. */
export const presentMark: Mark = { status: "present", reason: "" }

/** The statuses in the order in which pressing a name goes through them. */
export const tickable: readonly Ticked[] = ["present", "late", "on-leave", "absent", "left-early"]

/**
 * The status after one more press; ahead of the day there is only leave. Whoever has no entry (undefined) goes through
 * all of them and has none again.
 */
export function nextMark(now: Ticked | undefined, ahead: boolean, hasNoEntry = false): Ticked | undefined {
  if (ahead) return now === "on-leave" ? "present" : "on-leave"
  if (now === undefined) return "present"
  return tickable[tickable.indexOf(now) + 1] ?? (hasNoEntry ? undefined : "present")
}

/** Whether a status asks why. */
export function hasReason(status: Ticked | undefined): boolean {
  return status === "on-leave" || status === "absent"
}

/** Whether somebody with the status was there; a make-up is no presence. */
export function wasThere(status: AttendanceStatus): boolean {
  return presentStatuses.some((one) => one === status)
}

/** How each one on a list is marked; undefined: nothing is recorded of them. */
export type MarkOf = (memberId: number) => Mark | undefined

export function isHere(mark: Mark | undefined): boolean {
  return mark !== undefined && wasThere(mark.status)
}

/** Somebody on the list. */
export interface RosterPerson {
  readonly memberId: number
  readonly code: string
  readonly name: string
  /** What the name is found by beside itself. */
  readonly foundBy?: string
  /** Their branch, where there are several. */
  readonly branchId?: number | null
  /** What tells them apart: a post, a guest. */
  readonly tag?: string
  /** Somebody who was there without being expected is counted apart. */
  readonly isGuest?: boolean
}

/** The people of one branch on a long list. */
export interface RosterGroup {
  readonly name: string
  readonly people: readonly RosterPerson[]
}

/** People branch by branch, in the order of the branches; whoever has none comes last. */
export function groupsOf(
  people: readonly RosterPerson[],
  branches: readonly { readonly unitId: number; readonly name: string }[],
  noBranch: string,
): RosterGroup[] {
  const byBranch = new Map<number | null, RosterPerson[]>()
  for (const person of people) {
    const key = person.branchId ?? null
    byBranch.set(key, [...(byBranch.get(key) ?? []), person])
  }
  const known = [...branches.map(({ unitId, name }) => ({ unitId, name })), { unitId: null, name: noBranch }]
  return known.flatMap(({ unitId, name }) => {
    const of = byBranch.get(unitId) ?? []
    return of.length === 0 ? [] : [{ name, people: of }]
  })
}
