import { existsSync, readdirSync, statfsSync } from "node:fs"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { freemem, tmpdir } from "node:os"
import { join } from "node:path"
import type pg from "pg"
import type { TestProject } from "vitest/node"
import { binariesOf } from "../../src/server/db/binaries.ts"
import { endCluster, openCluster } from "../../src/server/db/cluster.ts"
import { clusterFolder, ownerRole } from "../../src/server/db/cluster-folder.ts"
import { migrate } from "../../src/server/db/migrate.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { accessTo, type TestServer } from "./database.ts"
import { readSites } from "./row-sites.ts"
import type { Site } from "./row-watch.ts"

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer
    rowSites: readonly Site[]
  }
}

/**
 * One PostgreSQL for the whole run, with a migrated template that every test file clones.
 *
 * By itself it is the embedded one, in a fresh folder, reached as the program reaches it. With
 * TEST_POSTGRES=15 it is PostgreSQL 15, and with TEST_DATABASE_URL a server of one's own (the account must
 * be allowed to make databases); both are reached as through DATABASE_URL.
 */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const started = await startServer()
  const { server } = started
  await asOwner(server, (owner) => owner.query(`create database ${server.template}`))
  await migrate(accessTo(server, server.template), () => {})
  project.provide("testServer", server)
  project.provide("rowSites", readSites().sites)
  return async () => {
    await asOwner(server, (owner) => dropAll(owner, server.prefix))
    await started.stop()
  }
}

interface Started {
  readonly server: TestServer
  stop(): Promise<void>
}

async function startServer(): Promise<Started> {
  const prefix = `xueer_test_${process.pid}_${Date.now()}_`
  const names = { prefix, template: `${prefix}template`, copying: "wal_log" } as const
  const ownUrl = process.env.TEST_DATABASE_URL
  if (ownUrl) return { server: { ...names, url: ownUrl }, stop: async () => {} }

  const inMemory = fitsInMemory()
  await clearAfterTheDead()
  const dataDir = await mkdtemp(join(inMemory ? memory : tmpdir(), `${beginning}${process.pid}-`))
  // As root the server runs under another account, which has to pass.
  await chmod(dataDir, 0o711)
  const version = process.env.TEST_POSTGRES
  const binaries = version === undefined ? undefined : binariesOf(`postgres-${version}`)
  if (version !== undefined && binaries === undefined) throw new Error(`postgres-${version} is not installed`)
  const cluster = await openCluster(dataDir, () => {}, binaries)
  const stop = async () => {
    await cluster.close()
    await rm(dataDir, { recursive: true })
  }
  const folder = clusterFolder(dataDir)
  const server = { ...names, copying: inMemory ? "file_copy" : names.copying } as const
  if (version === undefined) return { server: { ...server, folder }, stop }
  return { server: { ...server, url: socketUrl(folder) }, stop }
}

/** Files that are kept in memory. */
const memory = "/dev/shm"

/** Bytes that the databases of a run take at most, with room to spare. */
const roomOfTheRun = 4 * 1024 ** 3

/** Nothing of a run outlives it, and nearly every test makes a database and drops it: a disk would be waited for. */
function fitsInMemory(): boolean {
  if (!existsSync(memory) || freemem() < 2 * roomOfTheRun) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= roomOfTheRun
}

const beginning = "xueer-test-"

/** What a run that was killed has left in memory. */
async function clearAfterTheDead(): Promise<void> {
  const folders = existsSync(memory) ? readdirSync(memory).filter((name) => name.startsWith(beginning)) : []
  for (const name of folders) {
    const pid = Number(name.slice(beginning.length).split("-")[0])
    if (existsSync(`/proc/${pid}`)) continue
    await endCluster(join(memory, name))
    await rm(join(memory, name), { recursive: true, force: true })
  }
}

function socketUrl(folder: string): string {
  return `postgresql://${ownerRole}@localhost/postgres?host=${encodeURIComponent(folder)}`
}

async function asOwner(server: TestServer, work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = await connectAlone(accessTo(server).owner)
  await work(owner)
  await owner.end()
}

/** The template and what test files did not drop themselves. */
async function dropAll(owner: pg.Client, prefix: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "select datname as name from pg_database where starts_with(datname, $1)",
    [prefix],
  )
  for (const { name } of rows) await owner.query(`drop database ${name} with (force)`)
}
