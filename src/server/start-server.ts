import type { Server } from "node:http"
import { serve } from "@hono/node-server"
import type { Said } from "../contract/refusals.ts"
import type { Day } from "../domain/shared/calendar.ts"
import { buildApp } from "./api/app.ts"
import { buildPages } from "./build-pages.ts"
import { claimServing, type Database, namesOneLogin, openDatabase } from "./db/index.ts"
import { refuseFullDisk } from "./disk-space.ts"
import { drainer } from "./drain.ts"
import { type Env, WrongVariable } from "./env.ts"
import { countedEntries, startSealing } from "./features/audit/index.ts"
import { recallPacks } from "./features/policy/index.ts"
import { fillSearchKeys } from "./features/search/index.ts"
import { judgeYearsApart } from "./features/standing/index.ts"
import { openFileStore } from "./files/index.ts"
import { giveMemoryBack } from "./give-memory-back.ts"
import { holdKey } from "./hold-key.ts"
import { jobsOf } from "./jobs/index.ts"
import { type Limits, usualLimits } from "./limits.ts"
import { log } from "./log.ts"
import type { AppContext } from "./request-context.ts"
import { watchClocks } from "./watch-clocks.ts"

/** A server that answers. */
export interface RunningServer {
  readonly app: AppContext
  readonly address: string
  /** Takes nothing new, lets what runs end, and lets go of the database. */
  close(): Promise<void>
}

export interface ServerRequest {
  readonly env: Env
  readonly today: () => Day
  /** Lines for whoever waits. */
  readonly say: (line: Said) => void
  /** Aborted where the server is not wanted any more, before it is there. */
  readonly asked?: AbortSignal
  /** The usual ones, unless a test hands in others. */
  readonly limits?: Limits
}

/**
 * Everything between `npm start` and the first answer. Throws one sentence when it cannot be, and what `asked` was aborted
 * with where it is not to be; then nothing is left running.
 */
export async function startServer({
  env,
  today,
  say,
  asked,
  limits = usualLimits,
}: ServerRequest): Promise<RunningServer> {
  const began = performance.now()
  asked?.throwIfAborted()
  const packs = await recallPacks(env.dataDir)
  const release = await claimServing(env.dataDir)
  let database: Database | undefined
  try {
    refuseFullDisk(env)
    await buildPages(say, asked)
    asked?.throwIfAborted()
    database = await openDatabase(env, say)
    await holdKey(database, env.dataDir)
    asked?.throwIfAborted()
    if (namesOneLogin(env)) say(oneLogin)
    if (database.room() === "plenty") await fillSearchKeys(database, say)
    else
      say({
        zh: "磁盘快满了：都能查看，腾出空间以前不记录任何东西。",
        en: "The disk is nearly full: everything can be looked at, and nothing is recorded until there is room.",
      })
    const files = await openFileStore(env)
    const jobs = jobsOf(database)
    const app: AppContext = { env, database, files, packs, jobs, limits, today, time: timeInShanghai }
    asked?.throwIfAborted()
    const { server, drain } = await listen(app)
    const judging = new AbortController()
    judgeYearsApart(app, judging.signal)
    const stopSealing = startSealing(app)
    const stopNoting = countedEntries(database).start()
    const stopClocks = watchClocks(database)
    jobs.start(app)
    const open = database
    const close = async () => {
      const closing = performance.now()
      log.info("stopping")
      await drain()
      judging.abort()
      await jobs.stop()
      await Promise.all([stopNoting(), stopClocks()])
      await stopSealing()
      await open.close()
      release()
      log.info("stopped", { ms: Math.round(performance.now() - closing) })
    }
    const address = addressOf(env, server)
    log.info("started", { address, node: process.version, ms: Math.round(performance.now() - began) })
    return { app, address, close }
  } catch (error) {
    await database?.close()
    release()
    throw error
  }
}

const oneLogin: Said = {
  zh: "DATABASE_URL：程序用建表的账号登录。请把那个账号写在 DATABASE_OWNER_URL，在 DATABASE_URL 里写另一个账号。",
  en:
    "DATABASE_URL: the program signs in as the account that owns the tables. Name that one in DATABASE_OWNER_URL, and an " +
    "account of its own in DATABASE_URL.",
}

interface Listening {
  readonly server: Server
  readonly drain: () => Promise<void>
}

function listen(app: AppContext): Promise<Listening> {
  const { host, port } = app.env
  const server = serve({
    fetch: buildApp(app).fetch,
    hostname: host,
    port,
    serverOptions: {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
  }) as Server
  const drain = drainer(server)
  giveMemoryBack(server)
  return new Promise((resolve, reject) => {
    server.once("listening", () => resolve({ server, drain }))
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenTrouble(error, host, port)))
  })
}

function listenTrouble(error: NodeJS.ErrnoException, host: string, port: number): WrongVariable {
  switch (error.code) {
    case "EADDRINUSE":
      return new WrongVariable("PORT", {
        zh: `端口 ${port} 被别的程序占用；请指定空闲的，例如 PORT=8788`,
        en: `${port} is taken by another program; name a free one, such as PORT=8788`,
      })
    case "EACCES":
      return new WrongVariable("PORT", {
        zh: `端口 ${port} 要管理员权限；请指定 1023 以上的`,
        en: `${port} needs an administrator's rights; name one above 1023`,
      })
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new WrongVariable("HOST", {
        zh: `${host} 不是本机的地址`,
        en: `${host} is not an address of this machine`,
      })
    default:
      return new WrongVariable("PORT", error.message)
  }
}

function addressOf(env: Env, server: Server): string {
  const bound = server.address()
  const port = typeof bound === "object" && bound !== null ? bound.port : env.port
  const host = env.host.includes(":") ? `[${env.host}]` : env.host
  return env.publicUrl ?? `http://${host}:${port}`
}

function timeInShanghai(): string {
  return Temporal.Now.plainTimeISO("Asia/Shanghai").toString({ smallestUnit: "minute" })
}
