import { chownSync, writeFileSync } from "node:fs"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type pg from "pg"
import { run } from "../../src/server/db/account.ts"
import { embeddedBinaries } from "../../src/server/db/binaries.ts"
import { clusterFolder, makeDataDir, ownerRole, readyFolder } from "../../src/server/db/cluster-folder.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { makeCertificate } from "./certificate.ts"

/** A PostgreSQL server such as an installation may have, on a port of this machine, with TLS. */
export interface OwnServer {
  readonly port: number
  /** The certificate it shows, PEM; nobody else signed it. */
  readonly certificate: string
  /** The address of its database for an account of it: `postgresql://login@host:port/xueer`. */
  url(login: string, host?: string): string
  /** Asks it something as a superuser. */
  ask(statement: string): Promise<pg.QueryResult>
  /** Ends it, and starts it again with other settings: `-c fsync=off`. */
  restart(...settings: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** The address of this machine that no rule takes for this machine. */
export const farAddress = "0.0.0.0"

/** Starts one with an empty database `xueer` that `owner` owns; `worker` may sign in, and nothing else. */
export async function startOwnServer(): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "xueer-own-"))
  makeDataDir(dataDir)
  await chmod(dataDir, 0o711)
  const binaries = embeddedBinaries()
  const way = await readyFolder(dataDir, binaries, () => {})
  const folder = clusterFolder(dataDir)
  const { cert, key } = makeCertificate(farAddress)
  for (const [name, text] of [
    ["server.pem", cert],
    ["server.key", key],
  ] as const) {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    if (way.account) chownSync(join(folder, name), way.account.uid, way.account.gid)
  }
  const port = await freePort()
  const usual = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=."]
  const tls = ["ssl=on", "ssl_cert_file=server.pem", "ssl_key_file=server.key"]
  const pgCtl = async (...order: readonly string[]) => {
    const { done, output } = await run(way, folder, binaries.pgCtl, [...order, "-w", "-s", "-D", "."])
    if (!done) throw new Error(output)
  }
  const start = (...settings: readonly string[]) =>
    pgCtl("start", "-l", "own.log", "-o", [...usual, ...tls, ...settings].map((one) => `-c ${one}`).join(" "))
  const stop = () => pgCtl("stop", "-m", "fast")
  const url = (login: string, host = "127.0.0.1") => `postgresql://${login}@${host}:${port}/xueer`
  const ask = async (statement: string, database = "xueer") => {
    const client = await connectAlone({ host: "127.0.0.1", port, user: ownerRole, database, ssl: false })
    try {
      return await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await start()
  await ask("create role owner login createrole", "postgres")
  await ask("create role worker login", "postgres")
  await ask("create database xueer owner owner", "postgres")
  return {
    port,
    certificate: cert,
    url,
    ask,
    restart: async (...settings) => {
      await stop()
      await start(...settings)
    },
    stop: async () => {
      await stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === "string") throw new Error("a port has a number")
  return address.port
}
