import { allGuestNames, type GuestList } from "./many-people.ts"
import { exceptionOf, goesWithoutSaying, leaveMarks, type Mark, type Marks, whyOf } from "./roster-marks.ts"
import type { EventBody, HoldBody, ListChange, ListChanges, ListRow, Roll } from "./types.ts"

/** The marks a list has. A make-up is not ticked, so its row has none. */
export function marksOf(rows: readonly ListRow[]): Marks {
  const marks: Record<number, Mark> = {}
  for (const { member, status, detail, reason } of rows) {
    if (status && status !== "made-up") marks[member.memberId] = { status, detail, reason: reason ?? "" }
  }
  return marks
}

/** How a list stood when somebody began to change it; rows they have not seen are missing. */
export type SeenList = Readonly<Record<number, Pick<ListRow, "status" | "detail" | "reason">>>

export function seenIn(rows: readonly ListRow[]): SeenList {
  return Object.fromEntries(
    rows.map(({ member, status, detail, reason }) => [member.memberId, { status, detail, reason }]),
  )
}

/** A list as it was seen; whoever has made it up meanwhile is not on it. */
export function asSeen(rows: readonly ListRow[], seen: SeenList): ListRow[] {
  return rows
    .filter(({ status }) => status !== "made-up")
    .map((row) => ({ ...row, ...seen[row.member.memberId] }))
}

/** What marks change of a list. Of whom nothing is said nothing is written: silence is no presence. */
export function changesIn(rows: readonly ListRow[], marks: Marks, ahead: boolean): ListChange[] {
  return rows.flatMap(({ member: { memberId }, status: was, ...before }): ListChange[] => {
    const mark = marks[memberId]
    if (!mark) return []
    const { status } = mark
    const wasWhy = { detail: before.detail, reason: before.reason }
    if (ahead && status === "present") return was === null ? [] : [{ memberId, status: null, was, wasWhy }]
    const { detail, reason } = whyOf(mark)
    if (status === was && detail === before.detail && reason === before.reason) return []
    const change = { memberId, status, detail, reason: reason ?? "", was }
    return was === null ? [change] : [{ ...change, wasWhy }]
  })
}

/** Guests who came to be known later; whoever stands in the list already stays as they are. */
export function guestChanges(rows: readonly ListRow[], guests: GuestList["guests"]): ListChange[] {
  const listed = new Set(rows.map(({ member }) => member.memberId))
  return guests.flatMap(({ value }) =>
    listed.has(Number(value)) ? [] : [{ memberId: Number(value), status: "present" as const, was: null }],
  )
}

/** Which names of guests are new, and which are gone; undefined: all as it was. */
export function nameChanges(before: readonly string[], now: readonly string[]): ListChanges["guestNames"] {
  const add = now.filter((name) => !before.includes(name))
  const remove = before.filter((name) => !now.includes(name))
  return add.length + remove.length === 0 ? undefined : { add, remove }
}

interface Held extends GuestList {
  readonly marks: Marks
}

/** The list of what was held, as it is sent: exceptions of those on the roll, guests, and whom the page showed. */
export function markHeldBody(
  event: EventBody,
  { people, more }: Roll,
  { marks, guests, ...names }: Held,
): HoldBody {
  const unsaid: Marks = { ...leaveMarks(people), ...marksOf(event.attendance) }
  const memberIds = people.map(({ memberId }) => memberId)
  const listed = new Set(memberIds)
  const attendance = Object.entries(marks).flatMap(([key, mark]) => {
    const memberId = Number(key)
    if (!listed.has(memberId) || goesWithoutSaying(mark, unsaid[memberId])) return []
    return [exceptionOf(memberId, mark)]
  })
  return {
    attendance,
    guests: guests.map(({ value }) => ({ memberId: Number(value) })),
    guestNames: allGuestNames(names),
    roll: { memberIds, whole: more === 0 },
  }
}
