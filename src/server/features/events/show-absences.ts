import type { z } from "zod"
import type { absences } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type ActivityKind, activityKinds } from "../../../domain/shared/words.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { makeUpTermOf } from "../make-ups/index.ts"
import { type AbsenceRow, listAbsences, listHeldKinds } from "./absence-queries.ts"

/** Absences that are listed at once. */
const most = 1000

/**
 * Who missed what in a year and has not made it up, person by person. Of a group also what its branch held and is owed
 * for, though whoever leads a group does not arrange that.
 */
export async function showAbsences(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  year: number,
): Promise<z.output<typeof absences>> {
  const unit = await unitWithin(context, scope, unitId)
  // First whose lists the asker keeps: whom they may arrange a make-up for is not cut off by whom others may.
  const held = (await listHeldKinds(context.client, unit.path, year)).filter(({ path, kind }) =>
    mayRecord(context.actor, path, kind),
  )
  const { packs } = context.app
  const isOwed = (kind: ActivityKind, on: Day) => makeUpTermOf(packs, { kind, on }) !== null
  const branch = branchOf(unit)
  const studies = Object.values(activityKinds).filter((kind) => isOwed(kind, context.today))
  const ofGroup = branch && { groupId: unitId, branchId: branch.unitId, kinds: studies }
  const rows = await listAbsences(context.client, held, ofGroup, year, context.today, most + 1)
  const shown = ({ memberId: _, code: __, name: ___, unitId: holder, ...row }: AbsenceRow) => {
    const arranges = holder !== branch?.unitId || mayRecord(context.actor, branch.path, row.kind)
    // Why somebody was away is for whoever keeps that list.
    const why = arranges ? {} : { detail: null, reason: null }
    return { ...row, ...why, owed: isOwed(row.kind, row.on), arranges }
  }
  const byPerson = Map.groupBy(rows.slice(0, most), ({ memberId }) => memberId)
  return {
    unit: { unitId, code: unit.code, name: unit.name },
    year,
    more: rows.length > most,
    people: [...byPerson.values()].flatMap((missed) => {
      const [first] = missed
      if (!first) return []
      const { memberId, code, name } = first
      return [{ memberId, code, name, missed: missed.map(shown) }]
    }),
  }
}

/** The branch of a group. */
function branchOf({ kind, path, parentId }: UnitWithin) {
  if (kind !== "group" || parentId === null) return undefined
  return { unitId: parentId, path: path.slice(0, path.lastIndexOf(".")) }
}
