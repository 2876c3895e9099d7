import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import { type Binaries, embeddedBinaries } from "./binaries.ts"
import { clusterFolder, makeDataDir, ownerRole, readyFolder, wayInto } from "./cluster-folder.ts"
import { isGone } from "./commit.ts"
import { waitForLock } from "./kernel-lock.ts"
import { connectAlone } from "./pool.ts"
import { livingPostmaster, startPostmaster, stopPostmaster } from "./postmaster.ts"
import { reachSocket } from "./socket.ts"
import { codeOf, DatabaseTrouble, folderTrouble, ofAnotherAccount, reasonOf, saidOf } from "./trouble.ts"

/** The embedded server's one database. */
export const databaseName = "xueer"

/** Held shared by every program that uses the server, in its database `postgres`: "somebody is here". */
const presenceKey = 7_022_010

const patience = 10 * 60_000

/** The embedded PostgreSQL, held up by us and by whoever else uses it. */
export interface Cluster {
  /** What PostgreSQL's clients call the host: the folder of its socket. */
  readonly host: string
  /** Stops the server if nobody else uses it. Connections of ours that are open then are cut. */
  close(): Promise<void>
}

interface Place {
  readonly dataDir: string
  readonly folder: string
  readonly binaries: Binaries
  readonly say: (line: Said) => void
}

/**
 * Opens the cluster under `dataDir`, making it and starting its server where need be; a server that runs
 * already is used as it is. Throws {@link DatabaseTrouble} when that cannot be.
 *
 * Any number of programs may do so at once. One lock orders making, starting and stopping. Beside it every
 * program holds its presence on the server, shared; whoever leaves asks, under the lock, for the presence
 * alone, and stops the server if granted. Somebody who comes just then finds the presence refused or is cut
 * off, waits for the lock, and starts the server again. A program killed by -9 vanishes from both; the
 * server it started stays up for the next.
 */
export async function openCluster(
  dataDir: string,
  say: (line: Said) => void,
  binaries: Binaries = embeddedBinaries(),
): Promise<Cluster> {
  makeDataDir(dataDir)
  const place: Place = { dataDir, folder: clusterFolder(dataDir), binaries, say }
  const hold = holdPresence(place, (await joinServer(place)) ?? (await bringUp(place)))
  const socket = reachSocket(place.folder)
  const close = async () => {
    const presence = await hold.letGo()
    await underLock(place, () => leave(place, presence))
    socket.release()
  }
  return { host: socket.host, close }
}

/** Ends the server of a folder that nobody needs any more, if it runs; it starts none to do so. */
export async function endCluster(dataDir: string): Promise<void> {
  const folder = clusterFolder(dataDir)
  if (livingPostmaster(folder) === undefined) return
  const binaries = embeddedBinaries()
  await stopPostmaster(folder, await wayInto(dataDir, binaries), binaries)
}

interface Here {
  readonly presence: pg.Client
  readonly hasDatabase: boolean
}

/** Here; or nobody listens; or somebody does who takes no guests now: it is starting, or stopping. */
type Found = Here | "nobody" | "busy"

/** Appears on a server that is up and complete, as most do. Anything else wants the lock. */
async function joinServer({ folder }: Place): Promise<pg.Client | undefined> {
  const found = await appear(folder)
  if (typeof found !== "object") return undefined
  if (found.hasDatabase) return found.presence
  await found.presence.end()
  return undefined
}

async function appear(folder: string): Promise<Found> {
  let socket: ReturnType<typeof reachSocket> | undefined
  try {
    socket = reachSocket(folder)
    const presence = await connectAlone({
      host: socket.host,
      port: 5432,
      user: ownerRole,
      database: "postgres",
      ssl: false,
      application_name: "xueer: here",
    })
    const { rows } = await presence.query<{ here: boolean; made: boolean }>(
      `select pg_try_advisory_lock_shared($1) as here,
              exists (select from pg_database where datname = $2) as made`,
      [presenceKey, databaseName],
    )
    if (rows[0]?.here) return { presence, hasDatabase: rows[0].made }
    await presence.end()
    return "busy"
  } catch (error) {
    return whyNot(folder, error)
  } finally {
    socket?.release()
  }
}

function whyNot(folder: string, error: unknown): "nobody" | "busy" {
  const code = codeOf(error)
  if (code === "ENOENT" || code === "ECONNREFUSED") return "nobody"
  if (code === "EACCES") {
    throw ofAnotherAccount(folder, error)
  }
  // Cut off, or told that the server is starting, stopping or has crashed (class 57).
  if (isGone(error) || code?.startsWith("57P")) return "busy"
  if (code === undefined) throw error
  throw new DatabaseTrouble(
    {
      zh: `${folder} 里的数据库拒绝连接：${reasonOf(error)}。`,
      en: `The database in ${folder} turns us away: ${reasonOf(error)}.`,
    },
    error,
  )
}

/** Makes and starts what is missing, and appears on the server. */
async function bringUp(place: Place): Promise<pg.Client> {
  return await underLock(place, async () => {
    for (const until = Date.now() + patience; Date.now() < until; ) {
      const found = await appear(place.folder)
      if (typeof found === "object") {
        if (!found.hasDatabase) await makeDatabase(place, found.presence)
        return found.presence
      }
      if (livingPostmaster(place.folder) !== undefined) await pause(50)
      else await start(place)
    }
    const pid = livingPostmaster(place.folder)
    throw new DatabaseTrouble({
      zh: `${place.folder} 里的数据库（进程 ${pid}）没有应答。请稍后再试；一直这样，就停下这个进程。`,
      en: `The database server in ${place.folder} (process ${pid}) does not answer. Try again in a while; if it stays so, stop that process.`,
    })
  })
}

async function makeDatabase(place: Place, presence: pg.Client): Promise<void> {
  try {
    await presence.query(`create database ${databaseName}`)
  } catch (error) {
    await leave(place, presence)
    throw error
  }
}

async function start({ dataDir, folder, binaries, say }: Place): Promise<void> {
  const way = await readyFolder(dataDir, binaries, say)
  await startPostmaster(folder, way, binaries, say)
}

async function leave({ dataDir, folder, binaries, say }: Place, presence: pg.Client): Promise<void> {
  if (await isAlone(presence)) {
    const trouble = await stopPostmaster(folder, await wayInto(dataDir, binaries), binaries)
    if (trouble !== undefined)
      say({
        zh: `${folder} 里的数据库停不下来：${trouble}`,
        en: `The database server in ${folder} does not stop: ${trouble}`,
      })
  }
  await presence.end()
}

async function isAlone(presence: pg.Client): Promise<boolean> {
  try {
    await presence.query("select pg_advisory_unlock_shared($1)", [presenceKey])
    const { rows } = await presence.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [
      presenceKey,
    ])
    return rows[0]?.alone === true
  } catch {
    // The server has gone already, or is about to.
    return false
  }
}

/** Milliseconds between attempts to bring a server back: the first, and what they grow to. */
const firstPause = 500
const longestPause = 5_000

/**
 * Keeps us present for as long as we are: after the server crashed, or somebody stopped it, we appear anew
 * and start it if need be, or the next one to leave would stop it under us. Where it does not start, as on a
 * full disk, that is tried again until it does or we leave; each cause is told once.
 */
function holdPresence(place: Place, first: pg.Client): { letGo(): Promise<pg.Client> } {
  let presence = first
  let returning = Promise.resolve()
  const leaving = new AbortController()
  const reappear = async () => {
    let told: string | undefined
    for (let wait = firstPause; !leaving.signal.aborted; wait = Math.min(2 * wait, longestPause)) {
      try {
        presence = await bringUp(place)
        watch()
        if (told !== undefined) place.say({ zh: "数据库恢复了。", en: "The database is there again." })
        return
      } catch (error) {
        const why = saidOf(error)
        if (why.en !== told)
          place.say({
            zh: `${why.zh}会一直重试，直到启动成功。`,
            en: `${why.en} Starting it is tried again until it succeeds.`,
          })
        told = why.en
      }
      await pause(wait, undefined, { signal: leaving.signal }).catch(() => undefined)
    }
  }
  const watch = () => {
    presence.once("end", () => {
      if (!leaving.signal.aborted) returning = reappear()
    })
  }
  watch()
  const letGo = async () => {
    leaving.abort()
    await returning
    return presence
  }
  return { letGo }
}

/** Nobody else makes, starts or stops this cluster in the meantime. */
async function underLock<Result>({ dataDir }: Place, work: () => Promise<Result>): Promise<Result> {
  const release = await waitForLock(join(dataDir, "postgres.lock")).catch((error: unknown) => {
    throw folderTrouble(dataDir, error)
  })
  try {
    return await work()
  } finally {
    release()
  }
}
