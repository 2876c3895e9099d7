import type pg from "pg"
import { inject } from "vitest"
import { type Access, accessBySocket, accessByUrl } from "../../src/server/db/access.ts"
import { ownerRole } from "../../src/server/db/cluster-folder.ts"
import { connectTo, type Database } from "../../src/server/db/database.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { reachSocket, type Socket } from "../../src/server/db/socket.ts"
import { watchRows } from "./row-watch.ts"

/** Where the run's server is: the embedded one by its folder, any other by URL. */
export type TestServer = {
  /** What the names of the run's databases begin with. */
  readonly prefix: string
  readonly template: string
  /** How PostgreSQL copies the small template the fastest there. */
  readonly copying: "file_copy" | "wal_log"
} & ({ readonly folder: string; readonly url?: never } | { readonly url: string; readonly folder?: never })

export interface TestDatabase extends Database {
  readonly name: string
  readonly access: Access
  /** A connection that may do everything here; the caller ends it. */
  ownerClient(): Promise<pg.Client>
  /** Ends all connections and deletes the database. */
  drop(): Promise<void>
}

/** How to reach a database of the run's server, or the one where others are made from. */
export function accessTo(server: TestServer, name?: string): Access {
  if (server.url !== undefined) return accessByUrl(urlTo(server.url, name))
  socket ??= reachSocket(server.folder)
  return accessBySocket(socket.host, name ?? "postgres")
}

/** A process meets one server in its life. */
let socket: Socket | undefined

function urlTo(server: string, name: string | undefined): string {
  const url = new URL(server)
  if (name !== undefined) url.pathname = `/${name}`
  return url.href
}

/** The URL of a database of the run's server, as its owner has it in DATABASE_URL. */
export function urlOf({ name }: Pick<TestDatabase, "name">): string {
  const server = inject("testServer")
  if (server.url !== undefined) return urlTo(server.url, name)
  socket ??= reachSocket(server.folder)
  return `postgresql://${ownerRole}@localhost/${name}?host=${encodeURIComponent(socket.host)}`
}

let made = 0

/** Templates that this process knows to be there. */
const madeTemplates = new Set<string>()

/** A database of one's own, migrated and empty, reached as the program reaches it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = inject("testServer")
  return await makeDatabase(server, `template ${server.template} strategy ${server.copying}`)
}

/** A database of one's own that nobody has migrated yet. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return await makeDatabase(inject("testServer"), "")
}

/**
 * A database of one's own like a template that the run makes once: whoever needs it first fills it, whoever comes
 * meanwhile waits.
 */
export async function databaseLike(
  name: string,
  fill: (database: Database) => Promise<void>,
): Promise<TestDatabase> {
  const server = inject("testServer")
  const template = `${server.prefix}${name}`
  const copied = () => makeDatabase(server, `template ${template} strategy ${server.copying}`)
  if (madeTemplates.has(template)) return await copied()
  const owner = await connectAlone(accessTo(server).owner)
  try {
    await owner.query("select pg_advisory_lock(hashtext($1))", [template])
    const found = await owner.query("select from pg_database where datname = $1", [template])
    if (found.rowCount === 0) {
      const filled = await freshDatabase()
      await fill(filled)
      await filled.close()
      await owner.query(`alter database ${filled.name} rename to ${template}`)
    }
    madeTemplates.add(template)
    return await copied()
  } finally {
    await owner.end()
  }
}

async function makeDatabase(server: TestServer, from: string): Promise<TestDatabase> {
  watchRows(inject("rowSites"))
  const name = `${server.prefix}${process.pid}_${++made}`
  await onServer(server, `create database ${name} ${from}`)
  const access = accessTo(server, name)
  const database = connectTo(access, async () => {})
  const ownerClient = () => connectAlone(access.owner)
  const drop = async () => {
    await database.close()
    await onServer(server, `drop database ${name} with (force)`)
  }
  return { ...database, name, access, ownerClient, drop }
}

async function onServer(server: TestServer, statement: string): Promise<void> {
  const client = await connectAlone(accessTo(server).owner)
  await client.query(statement)
  await client.end()
}
