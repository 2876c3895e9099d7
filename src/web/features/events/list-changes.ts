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
