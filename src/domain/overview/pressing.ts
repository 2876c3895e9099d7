/** How much something presses. */
export interface Pressing {
  /** Below 0: it is overdue. Null: it has no last day. */
  readonly daysLeft: number | null
  readonly weight: "must" | "should"
  /** Somebody above has returned it with a word, or asked after it. */
  readonly isAskedAfter?: boolean
}

/** What somebody has asked after comes first, then what is overdue, then what must be done, then the soonest; last what has no last day. */
export function byPressing(one: Pressing, other: Pressing): number {
  return (
    Number(!one.isAskedAfter) - Number(!other.isAskedAfter) ||
    Number(!isOverdue(one)) - Number(!isOverdue(other)) ||
    Number(one.weight === "should") - Number(other.weight === "should") ||
    (one.daysLeft ?? never) - (other.daysLeft ?? never)
  )
}

const never = 1_000_000
const isOverdue = ({ daysLeft }: Pressing) => daysLeft !== null && daysLeft < 0
