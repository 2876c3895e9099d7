#!/usr/bin/env node
import { errorSentence } from "./cli/screen/error-sentence.ts"
import { todayInShanghai } from "./cli/screen/shell.ts"
import { languageOf } from "./cli/screen/speaker.ts"
import { readEnv } from "./env.ts"
import { offerSetup } from "./features/accounts/index.ts"
import { startLogging } from "./log.ts"
import { startServer } from "./start-server.ts"
import { stopWhenAsked } from "./stop-when-asked.ts"

/** `npm start`: the database up to date, the pages built, then the port; the way in where nobody has one yet. */
try {
  const env = readEnv(process.env)
  await startLogging(env.logLevel ?? "info")
  const server = await startServer({
    env,
    today: todayInShanghai,
    say: (line) => console.log(line),
  })
  console.log(server.address)
  const token = await offerSetup(server.app.database)
  if (token !== undefined) {
    console.log("Nobody can sign in yet. Open this link once to make the first administrator:")
    console.log(`${server.address}/setup#${token}`)
  }
  stopWhenAsked(server)
} catch (error) {
  console.error(errorSentence(error, languageOf(process.env)))
  process.exitCode = 1
}
