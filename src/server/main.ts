#!/usr/bin/env node
import { join } from "node:path"
import { serve } from "@hono/node-server"
import { errorSentence } from "./cli/error-sentence.ts"
import { languageOf } from "./cli/speaker.ts"
import { claimServing, DatabaseTrouble, openDatabase } from "./db/index.ts"
import { readEnv } from "./env.ts"
import { recallPacks } from "./features/policy/index.ts"
import { buildApp } from "./http/app.ts"

/** `npm start`: policy packs read, folder claimed, database up to date, then the port. */
async function start(): Promise<void> {
  const env = readEnv(process.env)
  await recallPacks(join(env.dataDir, "cache"))
  const release = await claimServing(env.dataDir)
  const database = await openDatabase(env, (line) => console.log(line))
  const server = serve({ fetch: buildApp(database).fetch, hostname: env.host, port: env.port })
  server.on("listening", () => console.log(`http://${env.host}:${env.port}`))
  const stop = (error?: Error) => {
    server.close()
    void database.close().finally(() => {
      release()
      process.exitCode = error ? 1 : 0
    })
  }
  server.on("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE"
    console.error(taken ? `PORT: ${env.port} is taken by another program.` : `PORT: ${error.message}`)
    stop(new DatabaseTrouble(error.message))
  })
  process.once("SIGINT", () => stop())
  process.once("SIGTERM", () => stop())
}

try {
  await start()
} catch (error) {
  console.error(errorSentence(error, languageOf(process.env)))
  process.exitCode = 1
}
