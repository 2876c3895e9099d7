import type { z } from "zod"
import type { UnitCard, unitMoved } from "../../../contract/units.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { refuseMoving } from "../../../domain/org/changes.ts"
import type { Moment } from "../../moment.ts"
import { note } from "../trail/index.ts"
import { detailsWithin } from "./details-within.ts"
import { detailsOf } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { keepChange, lockTree, placeUnder } from "./store.ts"
import { touchTree } from "./touch-tree.ts"
import { refuse } from "./unit-problem.ts"

/** Puts a unit with everything below it under another. What it recorded stays its own. */
export async function moveUnit(
  moment: Moment,
  scope: Scope<"unit.move">,
  unitId: number,
  moved: z.output<typeof unitMoved>,
): Promise<UnitCard> {
  const { client, today } = moment
  await lockTree(client)
  const { day } = moved
  const unit = await detailsWithin(moment, scope, unitId)
  const above = await detailsWithin(moment, scope, moved.parentId)
  refuse(refuseMoving(unit, above, day, today))
  const left = unit.parentId === null ? undefined : await detailsOf(client, unit.parentId)
  await placeUnder(client, [unitId], above.unitId)
  await keepChange(moment, {
    unitId,
    kind: "moved",
    day,
    before: { parentId: unit.parentId, above: left?.name ?? null },
    after: { parentId: above.unitId, above: above.name },
  })
  await touchTree(client, [unitId], [left?.path, above.path])
  await note(moment, "unit-moved", { unitId, details: { from: unit.parentId, to: above.unitId, day } })
  return await showUnit(moment, unitId)
}
