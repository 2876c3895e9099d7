import { type Day, plusDays } from "../../domain/shared/calendar.ts"
import type { LeaveKind, LeaveState } from "../../domain/shared/words.ts"
import { randomFor } from "./random.ts"
import { belongingOn, leaderOn, type Person, type Unit, type World } from "./world.ts"

/** 请假: days somebody was, is, or will be away. */
export interface LeaveTaken {
  readonly person: Person
  readonly from: Day
  readonly last: Day
  readonly kind: LeaveKind
  readonly remark: string | null
  readonly state: LeaveState
  readonly decider: Person | null
  readonly returnedOn: Day | null
}

interface Case {
  /** Days from the last day of the district on. */
  readonly from: number
  readonly days: number
  readonly kind: LeaveKind
  readonly remark?: string
  readonly state: LeaveState
  /** Days after the last one on which they reported back; none: they have not. */
  readonly back?: number
}

/** What a branch has just now: something of every state, one for long, one that nobody has ended. */
const cases: readonly Case[] = [
  { from: -70, days: 3, kind: "official", remark: "参加街道培训", state: "approved", back: 1 },
  { from: -45, days: 90, kind: "personal", remark: "在外地带孙子", state: "approved" },
  { from: -30, days: 1, kind: "sick", state: "approved", back: 0 },
  { from: -9, days: 5, kind: "personal", remark: "回老家", state: "approved" },
  { from: -5, days: 1, kind: "personal", state: "refused" },
  { from: 3, days: 1, kind: "official", remark: "去区里开会", state: "asked" },
  { from: 6, days: 2, kind: "personal", state: "approved" },
  { from: 8, days: 1, kind: "sick", state: "withdrawn" },
]

/** Leave of the people of each branch, as it stands on the last day. */
export function* leaves(world: World): Generator<LeaveTaken> {
  for (const unit of world.units) if (unit.kind === "branch") yield* leavesOf(world, unit)
}

function* leavesOf({ seed, until }: World, unit: Unit): Generator<LeaveTaken> {
  const random = randomFor(seed, `leave/${unit.code}`)
  const chair = leaderOn(unit, until)
  const others = belongingOn(unit, until).filter((person) => person !== chair)
  if (chair === null || others.length < cases.length) return
  const first = random.below(others.length)
  for (const [index, one] of cases.entries()) {
    const person = others[(first + index) % others.length]
    if (!person || !random.chance(0.4 + 0.5 * unit.zeal)) continue
    const from = plusDays(until, one.from)
    const last = plusDays(from, one.days - 1)
    const isDecided = one.state === "approved" || one.state === "refused"
    yield {
      person,
      from,
      last,
      kind: one.kind,
      remark: one.remark ?? null,
      state: one.state,
      decider: isDecided ? chair : null,
      returnedOn: one.back === undefined ? null : plusDays(last, one.back),
    }
  }
}
