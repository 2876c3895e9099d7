import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import pg from "pg"
import { openCluster } from "../../src/server/db/cluster.ts"
import { clusterFolder, ownerRole } from "../../src/server/db/cluster-folder.ts"
import type { Workshop } from "../bench/workshop.ts"

export const commandLine = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))

/** A PostgreSQL of one's own, reached by DATABASE_URL, whose account owns its database and nothing else. */
export interface OwnDatabase {
  readonly url: string
  /** Where its socket lies. */
  readonly socketFolder: string
  close(): Promise<void>
}

export async function openOwnDatabase(shop: Workshop): Promise<OwnDatabase> {
  const dataDir = shop.path("postgres")
  const cluster = await openCluster(dataDir, () => {})
  const host = clusterFolder(dataDir)
  const owner = new pg.Client({ host, port: 5432, user: ownerRole, database: "postgres", ssl: false })
  await owner.connect()
  await makeDatabase(owner)
  await owner.end()
  return { url: urlOver(host), socketFolder: host, close: () => cluster.close() }
}

/** The roles and the database as the README has an administrator make them. */
export async function makeDatabase(administrator: pg.Client): Promise<void> {
  await administrator.query("create role xueer login password 'drill'")
  await administrator.query("create role xueer_app")
  await administrator.query("grant xueer_app to xueer")
  await administrator.query("create database drill owner xueer encoding 'UTF8' template template0")
}

/** DATABASE_URL of it over a socket in a folder. */
export function urlOver(folder: string): string {
  return `postgresql://xueer:drill@localhost/drill?host=${encodeURIComponent(folder)}`
}

/** Brings the sample district in through a DATABASE_URL. */
export async function importDistrict(shop: Workshop, env: Readonly<Record<string, string>>): Promise<void> {
  const book = await shop.csvBook()
  shop.step("importing the sample district")
  await promisify(execFile)(process.execPath, [commandLine, "import", book], {
    env: { ...process.env, ...env },
  })
}
