import { setTimeout as pause } from "node:timers/promises"
import { connectTo } from "../../src/server/db/database.ts"
import { jobsOf } from "../../src/server/jobs/index.ts"
import type { AppContext } from "../../src/server/request-context.ts"

/** A server that takes a job and never ends it: `hang-in-job.ts ACCESS`, as JSON. Says "taken", and waits to be killed. */
const database = connectTo(JSON.parse(process.argv[2] ?? ""), async () => undefined)
const jobs = jobsOf(database, [
  {
    name: "clear-away",
    byHand: true,
    minutes: 5,
    work: async () => {
      process.stdout.write("taken\n")
      await pause(600_000)
      return undefined
    },
  },
])
jobs.start({ database, jobs } as unknown as AppContext)
