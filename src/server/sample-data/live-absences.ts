import type { Day } from "../../domain/shared/calendar.ts"
import { type Database, inTransaction } from "../db/index.ts"
import { addDisputes, addMakeUps, noteAbsences } from "./absence-store.ts"

/**
 * What came of absences in the sample district, which its workbook does not hold: since when lists say so, make-ups that
 * are asked for, arranged, half confirmed, overdue and done, a dispute that was answered and one that waits.
 */
export async function liveAbsences(database: Database, today: Day): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await noteAbsences(client)
    await addDisputes(client, today)
    await addMakeUps(client, today)
  })
}
