import type { z } from "zod"
import type { absences } from "../../../contract/events.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { type AbsenceRow, listAbsences } from "./absence-queries.ts"

/** Absences that are listed at once. */
const most = 1000

/** Who missed what in a year and has not made it up, person by person: what the asker may arrange a make-up for. */
export async function showAbsences(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  year: number,
): Promise<z.output<typeof absences>> {
  const unit = await unitWithin(context, scope, unitId)
  const rows = await listAbsences(context.client, unit.path, year, context.today, most + 1)
  const mine = rows.slice(0, most).filter(({ path, kind }) => mayRecord(context.actor, path, kind))
  const byPerson = Map.groupBy(mine, ({ memberId }) => memberId)
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

function shown({ activityId, kind, topic, on, hours, status, reason }: AbsenceRow) {
  return { activityId, kind, topic, on, hours, status, reason }
}
