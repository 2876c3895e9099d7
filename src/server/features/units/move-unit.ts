import type { z } from "zod"
import { unanswered } from "../../../contract/questions.ts"
import type { UnitCard, unitMoved } from "../../../contract/units.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { refuseMoving } from "../../../domain/org/changes.ts"
import { askAboutLists } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { keepSince, units } from "../dated/index.ts"
import { askAboutName } from "./ask-about-name.ts"
import { detailsSeen } from "./details-seen.ts"
import { detailsWithin } from "./details-within.ts"
import { countPeopleFrom, detailsOf, hasPlaceAlways } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { lockTree, lockUnits, placeUnder, storeChange } from "./store.ts"
import { refuse } from "./unit-problem.ts"

/** Puts a unit with everything below it under another. What it recorded stays its own. */
export async function moveUnit(
  context: RequestContext,
  scope: Scope<"unit.move">,
  unitId: number,
  version: number,
  moved: z.output<typeof unitMoved>,
): Promise<UnitCard> {
  const { client, today } = context
  await lockTree(client)
  await lockUnits(client, [unitId])
  const { always, confirmed } = moved
  const day = always ? today : moved.day
  const unit = await detailsSeen(context, scope, unitId, version)
  const above = await detailsWithin(context, scope, moved.parentId)
  refuse(refuseMoving(unit, above, day, today))
  const sameNames = await askAboutName(context, { ...unit, parentId: above.unitId })
  const open = unanswered(sameNames, confirmed)
  if (open.length > 0) throw problem("please-confirm", {}, { questions: open })
  const joining = { unitId: above.unitId, fromUnitId: unit.parentId, memberId: null, from: day }
  await askAboutLists(context, joining, confirmed, await countPeopleFrom(client, unitId, day))
  const left = unit.parentId === null ? undefined : await detailsOf(client, unit.parentId)
  await placeUnder(client, [unitId], above.unitId)
  const change = { item: "parent", was: unit.parentId, value: above.unitId } as const
  await keepSince(context, units, unitId, [change], { from: day, always, confirmed })
  // Where it went later lay below it on some of these days.
  if (!(await hasPlaceAlways(client, unitId))) refuse({ code: "unit-below-itself" })
  await storeChange(context, {
    unitId,
    kind: "moved",
    day,
    before: { parentId: unit.parentId, above: left?.name ?? null },
    after: { parentId: above.unitId, above: above.name, ...(always ? { always } : {}) },
  })
  await audit(context, "unit-moved", { unitId, details: { from: unit.parentId, to: above.unitId, day } })
  return await showUnit(context, unitId)
}
