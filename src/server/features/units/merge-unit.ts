import type { z } from "zod"
import type { UnitCard, unitMerged } from "../../../contract/units.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { refuseMerging, type TreeUnit } from "../../../domain/org/changes.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { askAboutLists } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { keepSince, units } from "../dated/index.ts"
import { partSittings } from "../events/index.ts"
import { detailsSeen } from "./details-seen.ts"
import { detailsWithin } from "./details-within.ts"
import { carryMemberships, carryPlans, carryPosts, endPosts } from "./life-store.ts"
import { countPeopleFrom } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { lockTree, lockUnits, placeUnder, setEnd, storeChange, unitsUnder } from "./store.ts"
import { refuse } from "./unit-problem.ts"

/**
 * Lets a unit become part of another from a day: its people, its posts if wanted, the units under it and what it has
 * planned go on there. What it recorded stays its own. Answers the other unit.
 */
export async function mergeUnit(
  context: RequestContext,
  scope: Scope<"unit.merge">,
  unitId: number,
  version: number,
  merged: z.output<typeof unitMerged>,
): Promise<UnitCard> {
  const { client, today } = context
  await lockTree(client)
  await lockUnits(client, [unitId, merged.into])
  const { day } = merged
  const unit = await detailsSeen(context, scope, unitId, version)
  const into = await detailsWithin(context, scope, merged.into)
  refuse(refuseMerging(unit, into, day, today))
  const people = await countPeopleFrom(client, unitId, day)
  const joining = { unitId: into.unitId, fromUnitId: unitId, memberId: null, from: day }
  await askAboutLists(context, joining, merged.confirmed, people)
  await carryMemberships(client, unitId, into.unitId, day)
  if (merged.postsGoOn) await carryPosts(client, unitId, into.unitId, day)
  await endPosts(client, unitId, day)
  const plans = await carryPlans(client, unitId, into.unitId, day)
  const under = await carryUnits(context, unit, into, day)
  await partSittings(client, plans)
  await setEnd(client, unitId, day)
  await storeChange(context, { unitId, kind: "merged", day, after: { into: into.unitId, name: into.name } })
  const took = { from: unitId, name: unit.name, people, units: under.length }
  await storeChange(context, { unitId: into.unitId, kind: "took-in", day, after: took })
  const details = { into: into.unitId, day, people, units: under.length, plans: plans.length }
  await audit(context, "unit-merged", { unitId, details })
  return await showUnit(context, into.unitId)
}

/** Units under the one that ends go on under the other. */
async function carryUnits(
  context: RequestContext,
  unit: TreeUnit,
  into: TreeUnit,
  day: Day,
): Promise<number[]> {
  const under = await unitsUnder(context.client, unit.unitId, day)
  if (under.length > 0) await placeUnder(context.client, under, into.unitId)
  for (const unitId of under) {
    const change = { item: "parent", was: unit.unitId, value: into.unitId } as const
    await keepSince(context, units, unitId, [change], { from: day, confirmed: "all" })
    await storeChange(context, {
      unitId,
      kind: "moved",
      day,
      before: { parentId: unit.unitId, above: unit.name },
      after: { parentId: into.unitId, above: into.name },
    })
  }
  return under
}
