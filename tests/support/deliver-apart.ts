import { connectTo } from "../../src/server/db/database.ts"
import { deliverDue } from "../../src/server/features/notices/deliver-due.ts"
import type { AppContext } from "../../src/server/request-context.ts"

/** Another server that sends what is due: `deliver-apart.ts {access, env, today, time}`, as JSON. Ends when it is done. */
const { access, env, today, time } = JSON.parse(process.argv[2] ?? "")
const database = connectTo(access, async () => undefined)
const app = { database, env, today: () => today, time: () => time }
await deliverDue(app as unknown as AppContext, new AbortController().signal)
await database.close()
