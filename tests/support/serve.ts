import { dayOf } from "../../src/domain/shared/calendar.ts"
import { askedToStop } from "../../src/server/asked-to-stop.js"
import { readEnv } from "../../src/server/env.ts"
import { startLogging } from "../../src/server/log.ts"
import { closeWhenAsked } from "../../src/server/serve-until-asked.ts"
import { startServer } from "../../src/server/start-server.ts"
import { noLimits } from "./no-limits.ts"

/** The server as `npm start` starts it, on a day of one's choice: `serve.ts 2010-11-25`. Prints its port when it listens. */
const today = dayOf(process.argv[2] ?? "")
const env = readEnv(process.env)
await startLogging(env.logLevel ?? "info")
const server = await startServer({
  env,
  today: () => today,
  limits: noLimits,
  say: (line) => process.stderr.write(`${line.en}\n`),
})
process.stdout.write(`${new URL(server.address).port}\n`)
await closeWhenAsked(server, askedToStop)
process.exit()
