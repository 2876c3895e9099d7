import { detailFits, takesReason, type Why } from "../../../domain/events/attendance-detail.ts"
import { wasThere } from "../../../domain/events/was-there.ts"
import type { AttendanceDetail, AttendanceStatus, LeaveKind } from "../../../domain/shared/words.ts"

/** A status somebody ticks; the make-up is an action of its own. */
export type Ticked = Exclude<AttendanceStatus, "made-up">

/** How somebody is marked. Whoever is not marked is as everybody else. */
export interface Mark {
  readonly status: Ticked
  readonly detail?: AttendanceDetail | null
  readonly reason: string
}
export type Marks = Readonly<Record<number, Mark>>

/** How somebody stands whom nobody has pressed, where the page says that everybody was there. */
export const presentMark: Mark = { status: "present", reason: "" }

/** What a press can come to: a status, and of whoever was there, that they left in between and came back. */
export type Step = Pick<Mark, "status" | "detail">

/** The steps in the order in which pressing a name goes through them, the most usual first. */
const steps: readonly Step[] = [
  { status: "present", detail: null },
  { status: "late" },
  { status: "on-leave" },
  { status: "absent" },
  { status: "left-early" },
  { status: "present", detail: "left-and-returned" },
]

/** The statuses that can be given to many at once. */
export const tickable: readonly Ticked[] = [...new Set(steps.map(({ status }) => status))]

/**
 * The step after one more press; ahead of the day there is only leave. Whoever has no entry (undefined) goes through
 * all of them and has none again. A kind of leave stays with those who are away.
 */
export function nextMark(now: Step | undefined, ahead: boolean, hasNoEntry = false): Step | undefined {
  if (ahead) return { status: now?.status === "on-leave" ? "present" : "on-leave" }
  if (now === undefined) return steps[0]
  const cameBack = now.status === "present" && now.detail === "left-and-returned"
  const at = cameBack ? steps.length - 1 : steps.findIndex(({ status }) => status === now.status)
  return steps[at + 1] ?? (hasNoEntry ? undefined : steps[0])
}

/** Whether a status asks why. */
export function hasReason(status: Ticked | undefined): boolean {
  return status === "on-leave" || status === "absent"
}

/** What a mark says of why, as far as it goes with the status. */
export function whyOf({ status, detail = null, reason }: Mark): Why {
  return {
    detail: detail && detailFits(status, detail) ? detail : null,
    reason: (hasReason(status) && takesReason(detail) && reason) || null,
  }
}

/** A mark as it is sent with a new list. */
export function exceptionOf(memberId: number, mark: Mark) {
  const { detail, reason } = whyOf(mark)
  return { memberId, status: mark.status, ...(detail && { detail }), ...(reason && { reason }) }
}

/** Somebody expected, with the kind of the approved leave they have on the day. */
interface Leavable {
  readonly memberId: number
  readonly leave: LeaveKind | null
}

/** How those stand who have approved leave: as on leave, unless somebody says otherwise. */
export function leaveMarks(people: readonly Leavable[]): Marks {
  return Object.fromEntries(
    people.flatMap(({ memberId, leave }) =>
      leave === null ? [] : [[memberId, { status: "on-leave", detail: `${leave}-leave`, reason: "" }]],
    ),
  )
}

/** Whether a mark says no more than what is so without it. */
export function goesWithoutSaying(mark: Mark, unsaid: Mark = presentMark): boolean {
  const [one, other] = [whyOf(mark), whyOf(unsaid)]
  return mark.status === unsaid.status && one.detail === other.detail && one.reason === other.reason
}

/** The marks that somebody has set, out of those that are shown over what is so without them. */
export function pressedOver(unsaid: Marks, shown: Marks): Marks {
  return Object.fromEntries(
    Object.entries(shown).filter(([id, mark]) => !goesWithoutSaying(mark, unsaid[Number(id)])),
  )
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
