import { connectTo } from "../../src/server/db/database.ts"
import { announceDue } from "../../src/server/features/announcements/index.ts"
import type { AppContext } from "../../src/server/request-context.ts"

/**
 * Another server that tells people of meetings: `announce-apart.ts {access, env, today, time}`, as JSON. Says "some" each
 * time some people have been told, and ends when it is done.
 */
const { access, env, today, time } = JSON.parse(process.argv[2] ?? "")
const database = connectTo(access, async () => undefined)
const app = { database, env, today: () => today, time: () => time } as unknown as AppContext
await announceDue(app, {
  signal: new AbortController().signal,
  settledMinutes: 0,
  peopleAtOnce: 10,
  at: () => process.stdout.write("some\n"),
})
await database.close()
