import type { RegisterRules } from "../../../domain/meetings/record-states.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type Database, inTransaction } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"
import { auditSystem } from "../audit/index.ts"
import { closeOverdue, type Reminder, remindersDue } from "./register-store.ts"

/**
 * Closes the records that were left open too long, one entry each, and finds those whose keepers are to be reminded,
 * once. What it has done it finds done: it may be broken off and begun again.
 */
export async function closeRegisters(
  { pool }: Pick<Database, "pool">,
  { remindAfter, closeAfter }: RegisterRules,
  today: Day,
  remind: (client: Queryable, due: readonly Reminder[]) => Promise<void>,
): Promise<{ readonly closed: number; readonly reminded: number }> {
  return await inTransaction(pool, async (client) => {
    const closed = closeAfter === null ? [] : await closeOverdue(client, closeAfter, today)
    for (const { activityId, code, unitId } of closed) {
      await auditSystem(client, "record-closed-by-itself", { unitId, details: { activityId, code } })
    }
    const due = remindAfter === null ? [] : await remindersDue(client, remindAfter, today)
    await remind(client, due)
    return { closed: closed.length, reminded: due.length }
  })
}
