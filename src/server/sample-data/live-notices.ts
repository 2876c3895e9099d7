import type { Day } from "../../domain/shared/calendar.ts"
import { type Database, inTransaction } from "../db/index.ts"
import { announceDue } from "../features/announcements/index.ts"
import { addAskedAfter, readSome } from "./notice-store.ts"

/**
 * In the sample district people have been told of what is planned, and some have read it; the street has asked a
 * branch after what it owes, by notice and by phone.
 */
export async function liveNotices(database: Database, today: Day): Promise<void> {
  const app = {
    database,
    env: { smtp: undefined },
    jobs: { ask: async () => false },
    today: () => today,
    time: () => "08:00",
  }
  await announceDue(app, { signal: new AbortController().signal, settledMinutes: 0 })
  await inTransaction(database.pool, async (client) => {
    await readSome(client)
    await addAskedAfter(client, today)
  })
}
