import type { z } from "zod"
import type { rhythmBody } from "../../../contract/calendar.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { usualStart, weekdayOfSlot } from "../../../domain/calendar/study-slot.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { editUnit } from "../units/index.ts"
import { calendarProblem } from "./calendar-problem.ts"
import { readRhythm } from "./queries.ts"
import { putPart } from "./store.ts"

/**
 * Changes when a unit studies every week. Its weekday is 固定学习日 of the unit, with its history; the part of the day
 * stands beside it.
 */
export async function changeRhythm(
  context: RequestContext,
  scope: Scope<"unit.edit">,
  unitId: number,
  version: number,
  { studyDay, part, startsAt, ...since }: z.output<typeof rhythmBody>,
): Promise<void> {
  const { client } = context
  await unitWithin(context, scope, unitId)
  const before = await readRhythm(client, unitId)
  if (!before) throw problem("not-found")
  const fixed = weekdayOfSlot(studyDay) !== undefined
  if (part !== null && fixed === (part === "shifts")) throw calendarProblem("rhythm-asks-for-day")
  // It also refuses a version that is not the one somebody saw.
  await editUnit(context, scope, unitId, version, { studyDay, ...since })
  const slot = part === null ? null : { part, startsAt: startsAt ?? usualStart[part] }
  if (slot?.part === before.part && slot?.startsAt === before.startsAt) return
  await putPart(client, unitId, slot)
  await audit(context, "rhythm-changed", {
    unitId,
    details: {
      before: { part: before.part, startsAt: before.startsAt },
      after: { part: slot?.part ?? null, startsAt: slot?.startsAt ?? null },
    },
  })
}
