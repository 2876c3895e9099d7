import { hasReason, type Mark, type Marks } from "./roster-marks.ts"
import type { ListChange, ListRow } from "./types.ts"

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

/** What marks change of a list. Whoever has neither row nor mark becomes present; ahead of the day nobody does. */
export function changesIn(rows: readonly ListRow[], marks: Marks, ahead: boolean): ListChange[] {
  return rows.flatMap(({ member: { memberId }, status: was, reason: before }): ListChange[] => {
    const { status, reason } = marks[memberId] ?? { status: "present", reason: "" }
    if (ahead && status === "present") return was === null ? [] : [{ memberId, status: null, was }]
    const why = hasReason(status) ? reason : ""
    if (status === was && why === (before ?? "")) return []
    return [{ memberId, status, reason: why, was }]
  })
}
