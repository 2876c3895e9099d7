import { copyFileSync, cpSync, existsSync, mkdirSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { type Database, openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import type { Workshop } from "../bench/workshop.ts"
import { runServer, type ServerProcess } from "../support/running-server.ts"
import { keepBusy, type Seen } from "./clients.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { Journal } from "./journal.ts"
import { checkUp, compare, prepare, today } from "./scene.ts"

/** Where a drill's district lives: the variables that its programs get. */
export interface Place {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string>>
  /** Data folders of further servers over the same database; none: there is one server. */
  readonly others?: readonly string[]
}

/** What a fault is made on. */
export interface Busyness {
  readonly dataDir: string
  readonly today: string
  server(): ServerProcess
  /** Another process answers from now on, at the same address. */
  replace(server: ServerProcess): void
  /** When a write was last answered well; milliseconds since 1970. */
  lastGood(): number
  /**
   * Milliseconds from a moment until a write sent after it is answered well: what was under way then shows nothing. Waits
   * two minutes at most, and says so long.
   */
  servedAfter(moment: number): Promise<number>
}

/** What a drill does while people work, and what it has to say afterwards. */
export interface Fault {
  /** How long each person rests between two writes, milliseconds; none when not said. */
  readonly rest?: number
  fault(busy: Busyness): Promise<void>
  found(): string[]
  wrong(): string[]
}

const clients = 24
/** The longest that anybody may wait for an answer of any kind, milliseconds. */
const patience = 3500

/**
 * A district of its own whose people write for as long as something fails. Afterwards: nothing acknowledged is
 * lost, nothing is there twice, both of two equal requests were answered alike, figures are what they come to when
 * worked out anew, the audit log is whole.
 */
export async function whileBusy(run: DrillRun, fault: Fault): Promise<Outcome> {
  return await onOwnDistrict(run, (place) => whileBusyAt(place, run, fault))
}

/** A server on a district of its own, with nobody there yet. Afterwards figures and audit log are looked at as well. */
export async function withServer(
  run: DrillRun,
  work: (database: Database, port: number) => Promise<Outcome>,
): Promise<Outcome> {
  return await onOwnDistrict(run, async ({ dataDir, env }) => {
    const server = await runServer(dataDir, today, { ...env, LOG_LEVEL: "error" })
    try {
      const { found, wrong } = await within(env, (database) => work(database, server.port))
      return { found, wrong: [...wrong, ...(await checkUp(env))] }
    } finally {
      await server.stop()
    }
  })
}

/** A copy of the sample district's data folder, which nobody uses. */
export async function copyDistrict(shop: Workshop, dataDir: string): Promise<void> {
  const left = (path: string) => !/\.(?:pid|lock)$|\.s\.PGSQL/.test(path)
  cpSync(await shop.district(), dataDir, { recursive: true, filter: left })
}

async function onOwnDistrict({ shop }: DrillRun, work: (place: Place) => Promise<Outcome>): Promise<Outcome> {
  const dataDir = shop.path("data")
  await copyDistrict(shop, dataDir)
  try {
    return await work({ dataDir, env: { DATA_DIR: dataDir, DATABASE_URL: "" } })
  } finally {
    await shop.remove(dataDir)
  }
}

/** The same at a place that holds a district already. */
export async function whileBusyAt(
  { dataDir, env, others = [] }: Place,
  { shop, seed }: DrillRun,
  fault: Fault,
): Promise<Outcome> {
  const port = String(await freePort())
  let server = await runServer(dataDir, today, { ...env, PORT: port, LOG_LEVEL: "error" })
  const beside: ServerProcess[] = []
  for (const folder of others) {
    // One key, one end of the audit log and one address for all of them, as behind a proxy.
    mkdirSync(folder, { mode: 0o711 })
    // The first has sealed what the import entered, and written where the audit log ends.
    while (!existsSync(join(dataDir, "trail.head"))) await pause(50)
    for (const kept of ["secret.key", "trail.head"]) copyFileSync(join(dataDir, kept), join(folder, kept))
    const own = { ...env, DATA_DIR: folder, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: "error" }
    beside.push(await runServer(folder, today, own))
  }
  let turn = 0
  const nextPort = () => {
    turn += 1
    return ([server, ...beside][turn % (beside.length + 1)] ?? server).port
  }
  const journal = new Journal(shop.path("journal.ndjson"))
  try {
    const next = await within(env, (database) => prepare(database, server.port, seed))
    let done = false
    const seen: Seen = {
      unknown: 0,
      twins: [],
      odd: [],
      longest: 0,
      lastGood: 0,
      lastGoodSent: 0,
      twinsSent: 0,
    }
    const working = keepBusy({
      ...{ port: nextPort, clients, rest: fault.rest ?? 0, seed, journal, seen },
      next: () => (done ? undefined : next()),
    })
    const busy: Busyness = {
      dataDir,
      today,
      server: () => server,
      replace: (other) => {
        server = other
      },
      lastGood: () => seen.lastGood,
      servedAfter: async (moment) => {
        while (seen.lastGoodSent <= moment && Date.now() - moment < 120_000) await pause(20)
        return Date.now() - moment
      },
    }
    const failing = fault.fault(busy).finally(() => {
      done = true
    })
    await Promise.all([working, failing])
    const wrong = await within(env, (database) => compare(database, journal))
    const checks = await checkUp(env)
    const { unknown, twins, odd, longest, twinsSent } = seen
    return {
      found: [
        ...fault.found(),
        `${journal.deeds.length} writes, ${wrong.length} lost or doubled`,
        `${unknown} unsure and asked again, ${twinsSent} sent twice at once`,
        `longest wait ${(longest / 1000).toFixed(1)} s`,
      ].join("; "),
      wrong: [
        ...fault.wrong(),
        ...wrong,
        ...twins.map((line) => `two answers: ${line}`),
        ...odd.map((line) => `unexpected: ${line}`),
        ...checks,
        ...(longest > patience ? [`somebody waited ${Math.round(longest)} ms (goal ${patience} ms)`] : []),
      ],
    }
  } finally {
    journal.close()
    await Promise.all([server, ...beside].map((one) => one.stop()))
  }
}

/** Works on a database that a server is using. */
async function within<T>(env: Place["env"], work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readEnv(env), () => {})
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** A port of the loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address()
      probe.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0))
    })
  })
}
