import type { GuestList } from "./many-people.ts"
import { hasReason, type Mark, type Marks } from "./roster-marks.ts"
import type { EventBody, HoldBody, ListChange, ListChanges, ListRow, Roll } from "./types.ts"

/** The marks a list has. A make-up is not ticked, so its row has none. */
export function marksOf(rows: readonly ListRow[]): Marks {
  const marks: Record<number, Mark> = {}
  for (const { member, status, reason } of rows) {
    if (status && status !== "made-up") marks[member.memberId] = { status, reason: reason ?? "" }
  }
  return marks
}

/** How a list stood when somebody began to change it; rows they have not seen are missing. */
export type SeenList = Readonly<Record<number, Pick<ListRow, "status" | "reason">>>

export function seenIn(rows: readonly ListRow[]): SeenList {
  return Object.fromEntries(rows.map(({ member, status, reason }) => [member.memberId, { status, reason }]))
}

/** A list as it was seen; whoever has made it up meanwhile is not on it. */
export function asSeen(rows: readonly ListRow[], seen: SeenList): ListRow[] {
  return rows
    .filter(({ status }) => status !== "made-up")
    .map((row) => ({ ...row, ...seen[row.member.memberId] }))
}

/** What marks change of a list. Of whom nothing is said nothing is written: silence is no presence. */
export function changesIn(rows: readonly ListRow[], marks: Marks, ahead: boolean): ListChange[] {
  return rows.flatMap(({ member: { memberId }, status: was, reason: before }): ListChange[] => {
    const mark = marks[memberId]
    if (!mark) return []
    const { status, reason } = mark
    if (ahead && status === "present") return was === null ? [] : [{ memberId, status: null, was }]
    const why = hasReason(status) ? reason : ""
    if (status === was && why === (before ?? "")) return []
    return [{ memberId, status, reason: why, was }]
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
  { marks, guests, guestNames }: Held,
): HoldBody {
  const rows = new Map(event.attendance.map((row) => [row.member.memberId, row]))
  const memberIds = people.map(({ memberId }) => memberId)
  const listed = new Set(memberIds)
  const attendance = Object.entries(marks).flatMap(([key, { status, reason }]) => {
    const memberId = Number(key)
    const row = rows.get(memberId)
    const same =
      status === (row?.status ?? "present") && (row?.status == null || reason === (row.reason ?? ""))
    if (same || !listed.has(memberId)) return []
    return [{ memberId, status, ...(hasReason(status) && reason ? { reason } : {}) }]
  })
  return {
    attendance,
    guests: guests.map(({ value }) => ({ memberId: Number(value) })),
    guestNames: [...guestNames],
    roll: { memberIds, whole: more === 0 },
  }
}
