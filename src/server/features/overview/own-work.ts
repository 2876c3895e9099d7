import type { BoardDue } from "../../../contract/overview-boards.ts"
import { isBelow, scopeFor } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { dueOf, dueShown } from "./due-of.ts"
import { mayIn } from "./may-in.ts"
import { yearOfUnit } from "./unit-year.ts"

/** Something that a unit owes in which the reader works themself. */
interface OwnDue {
  readonly unitId: number
  /** Whether the reader writes the unit's plan. */
  readonly writes: boolean
  /** Whether lists of those who owe it count the unit: a plan that a committee makes for itself they do not. */
  readonly counted: boolean
  readonly due: BoardDue["items"][number]["own"][number]["due"]
}

/** The units in which the reader works themself: nobody is asked after what they have to do. */
export function ownUnits({ actor }: Pick<RequestContext, "actor">): ReadonlyMap<number, string> {
  const { units, subtrees } = scopeFor(actor, "event.record")
  const paths = [...units, ...subtrees].filter((path) => path !== "")
  return new Map(paths.map((path) => [Number(path.slice(path.lastIndexOf(".") + 1)), path]))
}

/** What falls due until a day for the units, at or below some, in which the reader works; with the deed of each. */
export async function ownWork(
  context: RequestContext,
  within: readonly string[],
  until: Day,
): Promise<OwnDue[]> {
  const found: OwnDue[] = []
  const scope = scopeFor(context.actor, "standing.read")
  for (const [unitId, path] of ownUnits(context)) {
    if (!within.some((above) => isBelow(path, above)) || !mayIn(context, "standing.read", path)) continue
    const unit = await unitWithin(context, scope, unitId)
    const year = await yearOfUnit(context, scope, unit, yearOf(context.today))
    const owed = await dueOf(context, year, until)
    const writes = mayIn(context, "plan.write", path)
    const shown = await dueShown(context, year, owed)
    shown.forEach((due, index) => {
      const subject = owed[index]?.clause.subject
      const kind = due.unitId === unitId ? unit.kind : "group"
      const counted = subject?.who === "unit" && subject.kinds.includes(kind)
      found.push({ unitId, writes, counted, due })
    })
  }
  return found
}

interface Counted {
  readonly obligation: string
  readonly period: string
  readonly of: string
  readonly done: number
  readonly all: number
}

/** What of one's own work something that is counted is about. */
export function matchingOwn(own: readonly OwnDue[], item: Pick<Counted, "obligation" | "period">): OwnDue[] {
  return own.filter(
    ({ due, counted }) => counted && due.period === item.period && due.obligations.includes(item.obligation),
  )
}

/** How many still owe something, without those in which the reader works. */
export function stillToAsk({ of, done, all }: Counted, ours: readonly OwnDue[]): number {
  const own = of === "groups" ? ours.length : new Set(ours.map(({ unitId }) => unitId)).size
  return all - done - own
}
