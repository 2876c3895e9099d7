import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { chmod } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { Scene } from "../../../tests/support/programs.ts"
import { accessBySocket } from "./access.ts"
import { embeddedBinaries } from "./binaries.ts"
import { type Cluster, openCluster } from "./cluster.ts"
import { clusterFolder } from "./cluster-folder.ts"
import { connectAlone } from "./pool.ts"
import { livingPostmaster } from "./postmaster.ts"

let scene: Scene
beforeEach(() => {
  scene = new Scene()
})
afterEach(async () => {
  await scene.end()
})

const quiet = () => {}
const root = process.getuid?.() === 0

async function ask(cluster: Cluster, question: string): Promise<unknown> {
  const client = await connectAlone(accessBySocket(cluster.host).owner)
  const { rows } = await client.query(question)
  await client.end()
  return rows[0]
}

const serverOf = (dataDir: string) => livingPostmaster(clusterFolder(dataDir))

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); ) {
    if (Date.now() > end) throw new Error(`it did not come about: ${holds}`)
    await pause(2)
  }
}

describe("the embedded server", () => {
  it("is made at first use: checksums, UTF-8, flushed to disk, and nothing on the network", async () => {
    const dataDir = join(await scene.folder(), "data")
    const said: string[] = []
    const cluster = await openCluster(dataDir, (line) => said.push(line.en))
    const facts = await ask(
      cluster,
      `select current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
              current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
              current_setting('synchronous_commit') as commits, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_permissions') as socket, upper('é学') as upper,
              current_setting('server_version_num')::int / 10000 as version, current_user as role`,
    )
    expect(facts).toEqual({
      checksums: "on",
      encoding: "UTF8",
      fsync: "on",
      pages: "on",
      commits: "on",
      addresses: "",
      socket: "0700",
      upper: "É学",
      version: 18,
      role: "xueer_owner",
    })
    expect(statSync(clusterFolder(dataDir)).mode & 0o777).toBe(0o700)
    expect(said).toEqual([
      `Making the database in ${dataDir}/postgres; this happens once and takes a few seconds.`,
    ])
    await cluster.close()
  })

  it("is stopped by whoever leaves last", async () => {
    const dataDir = await scene.folder()
    const [one, other] = [await openCluster(dataDir, quiet), await openCluster(dataDir, quiet)]
    await one.close()
    expect(await ask(other, "select 1 as up")).toEqual({ up: 1 })
    await other.close()
    expect(serverOf(dataDir)).toBeUndefined()
    const again = await openCluster(dataDir, quiet)
    expect(await ask(again, "select 1 as up")).toEqual({ up: 1 })
    await again.close()
  })

  it("is used by the next program when one was killed, and stopped by that", async () => {
    const dataDir = await scene.folder()
    const program = scene.start(dataDir)
    expect(await program.said).toBe("open")
    const server = serverOf(dataDir)
    await program.kill()
    expect(server).toBeGreaterThan(0)
    expect(serverOf(dataDir)).toBe(server)

    const next = scene.start(dataDir)
    expect(await next.said).toBe("open")
    expect(serverOf(dataDir)).toBe(server)
    await next.leave()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it("is made once when several programs begin at the same time, and survives their leaving together", async () => {
    const dataDir = join(await scene.folder(), "data")
    const programs = [1, 2, 3].map(() => scene.start(dataDir))
    expect(await Promise.all(programs.map(({ said }) => said))).toEqual(["open", "open", "open"])
    await Promise.all(programs.map(({ leave }) => leave()))
    expect(serverOf(dataDir)).toBeUndefined()
    expect(readdirSync(dataDir).sort()).toEqual(["postgres", "postgres.lock"])
  })

  it("serves newcomers who arrive while the last one is leaving", async () => {
    const dataDir = await scene.folder()
    for (let round = 0, last = await openCluster(dataDir, quiet); round < 5; round++) {
      const leaving = last.close()
      await pause(round * 15)
      last = await openCluster(dataDir, quiet)
      await leaving
      expect(await ask(last, "select 1 as up")).toEqual({ up: 1 })
      if (round === 4) await last.close()
    }
  })

  it("is started anew by whoever it lets in and sends away in the same breath", async () => {
    const dataDir = await scene.folder()
    await (await openCluster(dataDir, quiet)).close()
    const stopping = createServer((guest) => {
      guest.once("data", () => {
        guest.end(Buffer.concat([letIn, sentAway]))
        stopping.close()
      })
      guest.on("error", () => {})
    })
    await once(stopping.listen(join(clusterFolder(dataDir), ".s.PGSQL.5432")), "listening")
    const cluster = await openCluster(dataDir, quiet)
    expect(stopping.listening).toBe(false)
    expect(await ask(cluster, "select 1 as up")).toEqual({ up: 1 })
    await cluster.close()
  })
})

/** A message of PostgreSQL to its client: a letter, its length, what it says. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(4 + body.length)
  return Buffer.concat([Buffer.from(letter), length, body])
}
const letIn = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", Buffer.from("I"))])
const sentAway = message("E", Buffer.from("SFATAL\0C57P01\0Mterminating connection\0\0"))

describe("after an accident", () => {
  it("begins anew when a program was killed while it made the cluster", async () => {
    const dataDir = await scene.folder()
    const program = scene.start(dataDir)
    const unfinished = () => readdirSync(dataDir).filter((name) => name.startsWith("postgres.new-"))
    await until(() => unfinished().some((name) => existsSync(join(dataDir, name, "base"))))
    await program.kill()
    expect(existsSync(clusterFolder(dataDir))).toBe(false)

    const cluster = await openCluster(dataDir, quiet)
    expect(await ask(cluster, "select 1 as up")).toEqual({ up: 1 })
    expect(unfinished()).toEqual([])
    await cluster.close()
  })

  it("recovers what was committed when program and server were killed", async () => {
    const dataDir = await scene.folder()
    const cluster = await openCluster(dataDir, quiet)
    await ask(cluster, "create table kept (x int)")
    await cluster.close()

    const program = scene.start(dataDir)
    expect(await program.said).toBe("open")
    const attached = await openCluster(dataDir, quiet)
    await ask(attached, "insert into kept values (1)")
    const server = serverOf(dataDir) ?? 0
    await program.kill()
    process.kill(server, "SIGKILL")
    await until(() => serverOf(dataDir) !== server)
    expect(existsSync(join(clusterFolder(dataDir), "postmaster.pid"))).toBe(true)

    const next = await openCluster(dataDir, quiet)
    expect(await ask(next, "select x from kept")).toEqual({ x: 1 })
    await attached.close()
    await next.close()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it("starts the server again under a program that still runs", async () => {
    const dataDir = await scene.folder()
    const cluster = await openCluster(dataDir, quiet)
    const server = serverOf(dataDir) ?? 0
    process.kill(server, "SIGKILL")
    await until(() => (serverOf(dataDir) ?? server) !== server)
    await cluster.close()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it("is not fooled by a lock whose process id has become another process's", async () => {
    const dataDir = await scene.folder()
    const cluster = await openCluster(dataDir, quiet)
    const lock = readFileSync(join(clusterFolder(dataDir), "postmaster.pid"), "utf8")
    await cluster.close()

    // Of the account the server runs under: that is the one PostgreSQL itself takes for its predecessor.
    const { uid, gid } = statSync(clusterFolder(dataDir))
    const bystander = spawn("sleep", ["60"], { ...(root ? { uid, gid } : {}), cwd: "/" })
    writeFileSync(join(clusterFolder(dataDir), "postmaster.pid"), lock.replace(/^\d+/, String(bystander.pid)))
    expect(serverOf(dataDir)).toBeUndefined()
    const again = await openCluster(dataDir, quiet)
    expect(await ask(again, "select 1 as up")).toEqual({ up: 1 })
    await again.close()
    bystander.kill()
  })
})

describe("any folder will do", () => {
  it("takes a path that is long and full of what shells and socket names cannot bear", async () => {
    const odd = `a b, "c" 'd' $(e) %s 学而 ${"f".repeat(90)}`
    const dataDir = join(await scene.folder(), odd, "g".repeat(200))
    const cluster = await openCluster(dataDir, quiet)
    expect(await ask(cluster, "select 1 as up")).toEqual({ up: 1 })
    await cluster.close()
    expect(serverOf(dataDir)).toBeUndefined()
  })

  it("runs below a folder closed to all but its owner; for root, under another account", async () => {
    const folder = await scene.folder()
    await chmod(folder, 0o700)
    const cluster = await openCluster(join(folder, "data"), quiet)
    // PostgreSQL runs as the owner of its cluster or not at all.
    const account = statSync(clusterFolder(join(folder, "data"))).uid
    expect(account === 0).toBe(false)
    expect(account === process.getuid?.()).toBe(!root)
    await cluster.close()
    const again = await openCluster(join(folder, "data"), quiet)
    expect(await ask(again, "select 1 as up")).toEqual({ up: 1 })
    await again.close()
  })
})

describe("what cannot be is said in a sentence", () => {
  it("when the folder cannot be written", async () => {
    const closed = await scene.folder()
    await chmod(closed, 0o500)
    // Root may write anywhere but where nobody can.
    const dataDir = root ? "/sys/xueer" : join(closed, "data")
    await expect(openCluster(dataDir, quiet)).rejects.toThrow(
      /^DATA_DIR: .*(may not write|mounted read-only)/,
    )
  })

  it("when the folder is a file", async () => {
    const file = join(await scene.folder(), "file")
    writeFileSync(file, "")
    await expect(openCluster(file, quiet)).rejects.toThrow(`DATA_DIR: ${file} is not a folder.`)
  })

  it("when something else lies where the cluster belongs, which is left alone", async () => {
    const dataDir = await scene.folder()
    mkdirSync(join(clusterFolder(dataDir), "photographs"), { recursive: true })
    await expect(openCluster(dataDir, quiet)).rejects.toThrow("holds something that is no PostgreSQL cluster")
    expect(readdirSync(clusterFolder(dataDir))).toEqual(["photographs"])
  })

  it("when the cluster is another PostgreSQL's", async () => {
    const dataDir = await scene.folder()
    mkdirSync(clusterFolder(dataDir))
    writeFileSync(join(clusterFolder(dataDir), "PG_VERSION"), "16\n")
    await expect(openCluster(dataDir, quiet)).rejects.toThrow(
      "made by PostgreSQL 16 and this program brings 18",
    )
  })

  it("when there is no PostgreSQL for the machine", () => {
    expect(() => embeddedBinaries("sunos", "sparc")).toThrow(
      "No PostgreSQL for sunos-sparc is installed with this program: set DATABASE_URL",
    )
  })
})
