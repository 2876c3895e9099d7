import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { childrenOf, signal } from "../support/processes.ts"
import { makeDatabase } from "./own-database.ts"
import { freePort } from "./while-busy.ts"

/** Debian's packages that the drill needs, and a program of each. */
const needed: Readonly<Record<string, string>> = {
  patroni: "/usr/bin/patroni",
  "etcd-server": "/usr/bin/etcd",
  haproxy: "/usr/sbin/haproxy",
  "postgresql-15": "/usr/lib/postgresql/15/bin/postgres",
}

/** Seconds of the guide: a primary that is gone for longer than `ttl` is replaced. */
const patience = { ttl: 20, loop_wait: 5, retry_timeout: 5 }

interface Node {
  readonly name: string
  readonly port: number
  readonly rest: number
  program: ChildProcess
}

/** Three PostgreSQL under Patroni on the loopback, HAProxy before them, as the guide has it on three machines. */
export class PatroniCluster {
  readonly #folder: string
  readonly #others: ChildProcess[] = []
  readonly nodes: Node[] = []
  #proxyPort = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Builds it in a folder. Throws where Debian's packages are not there, naming them. */
  static async build(folder: string): Promise<PatroniCluster> {
    const lacking = Object.entries(needed).flatMap(([name, file]) => (existsSync(file) ? [] : [name]))
    if (lacking.length > 0) throw new Error(`needs Debian's packages: apt-get install ${lacking.join(" ")}`)
    mkdirSync(folder)
    chmodSync(folder, 0o777)
    const cluster = new PatroniCluster(folder)
    try {
      const etcd = await cluster.#startEtcd()
      for (const name of ["one", "two", "three"]) await cluster.#startNode(name, etcd)
      await cluster.#makeDatabase()
      await cluster.#startProxy()
      return cluster
    } catch (error) {
      await cluster.end()
      throw error
    }
  }

  /** What goes into DATABASE_URL. */
  get url(): string {
    return `postgresql://xueer:drill@127.0.0.1:${this.#proxyPort}/drill`
  }

  /**
   * Ends the primary and its Patroni at once, as if its machine were gone. Answers the name. Waits first until Patroni has
   * named who may take over: lost before that, nobody does until it is back, so that nothing acknowledged is lost.
   */
  async losePrimary(): Promise<string> {
    await this.#until(async () => await this.#hasSuccessor(), "somebody may take over")
    const primary = await this.#primary()
    if (!primary) throw new Error("there is no primary")
    // Patroni lets go of the server that it starts, which has its number in a file.
    const said = readFileSync(join(this.#folder, `data-${primary.name}`, "postmaster.pid"), "utf8")
    const postmaster = Number(said.split("\n")[0])
    signal([primary.program.pid ?? 0, postmaster, ...childrenOf(postmaster)], "SIGKILL")
    return primary.name
  }

  /** Starts a machine that was lost again, and waits until it follows. */
  async bringBack(name: string): Promise<void> {
    const node = this.nodes.find((one) => one.name === name)
    if (!node) return
    node.program = this.#run("patroni", [join(this.#folder, `${name}.yml`)], name)
    await this.#until(async () => (await this.#status(node, "health")) === 200, `${name} follows`)
    await this.#until(async () => (await this.#following()) >= 2, "both others follow")
  }

  /** Ends everything. */
  async end(): Promise<void> {
    for (const { program } of this.nodes) program.kill("SIGTERM")
    await Promise.all(this.nodes.map(({ program }) => ended(program)))
    for (const other of this.#others) other.kill("SIGTERM")
    await Promise.all(this.#others.map(ended))
  }

  async #startEtcd(): Promise<number> {
    const [client, peer] = [await freePort(), await freePort()]
    const words = [
      ...["--data-dir", join(this.#folder, "etcd")],
      ...[
        "--listen-client-urls",
        `http://127.0.0.1:${client}`,
        "--advertise-client-urls",
        `http://127.0.0.1:${client}`,
      ],
      ...[
        "--listen-peer-urls",
        `http://127.0.0.1:${peer}`,
        "--initial-advertise-peer-urls",
        `http://127.0.0.1:${peer}`,
      ],
      ...["--initial-cluster", `default=http://127.0.0.1:${peer}`],
    ]
    this.#others.push(this.#run("etcd", words, "etcd"))
    await this.#until(async () => (await fetch(`http://127.0.0.1:${client}/health`)).ok, "etcd answers")
    return client
  }

  async #startNode(name: string, etcd: number): Promise<void> {
    const [port, rest] = [await freePort(), await freePort()]
    const file = join(this.#folder, `${name}.yml`)
    writeFileSync(file, JSON.stringify(settings(this.#folder, name, { port, rest, etcd }), null, 2))
    const node: Node = { name, port, rest, program: this.#run("patroni", [file], name) }
    this.nodes.push(node)
    if (this.nodes.length === 1) {
      await this.#until(async () => (await this.#status(node, "primary")) === 200, "the first is primary")
    } else {
      await this.#until(async () => (await this.#following()) >= this.nodes.length - 1, `${name} follows`)
    }
  }

  async #startProxy(): Promise<void> {
    this.#proxyPort = await freePort()
    const file = join(this.#folder, "haproxy.cfg")
    writeFileSync(file, proxySettings(this.#proxyPort, this.nodes))
    this.#others.push(this.#run("/usr/sbin/haproxy", ["-db", "-f", file], "haproxy"))
    await this.#until(() => this.#leadsToPrimary(), "HAProxy leads to the primary")
  }

  /** Until its first checks HAProxy takes every server for one that may be used. */
  async #leadsToPrimary(): Promise<boolean> {
    for (const _ of this.nodes) {
      const client = await this.#connect(this.#proxyPort)
      const { rows } = await client.query("select pg_is_in_recovery() as follows").finally(() => client.end())
      if (rows[0].follows) return false
    }
    return true
  }

  async #makeDatabase(): Promise<void> {
    const client = await this.#connect((await this.#primary())?.port ?? 0)
    await makeDatabase(client)
    await client.end()
  }

  #connect(port: number): Promise<pg.Client> {
    const client = new pg.Client({
      ...{ host: "127.0.0.1", port, user: "postgres", password: "drill", database: "postgres" },
      connectionTimeoutMillis: 10_000,
    })
    client.on("error", () => undefined)
    return client.connect().then(() => client)
  }

  async #primary(): Promise<Node | undefined> {
    for (const node of this.nodes) if ((await this.#status(node, "primary")) === 200) return node
    return undefined
  }

  async #hasSuccessor(): Promise<boolean> {
    const answers = await Promise.all(this.nodes.map((node) => this.#status(node, "synchronous")))
    return answers.includes(200)
  }

  /** How many follow without a gap, as the primary sees it. */
  async #following(): Promise<number> {
    const primary = await this.#primary()
    if (!primary) return 0
    const client = await this.#connect(primary.port)
    try {
      const { rows } = await client.query(
        "select count(*)::int as n from pg_stat_replication where state = 'streaming'",
      )
      return rows[0].n
    } finally {
      await client.end()
    }
  }

  async #status({ rest }: Node, path: string): Promise<number | undefined> {
    return await fetch(`http://127.0.0.1:${rest}/${path}`).then(
      ({ status }) => status,
      () => undefined,
    )
  }

  async #until(true_: () => Promise<boolean>, what: string): Promise<void> {
    const begun = Date.now()
    while (!(await true_().catch(() => false))) {
      if (Date.now() - begun > 120_000) throw new Error(`two minutes have passed, and not so: ${what}`)
      await pause(200)
    }
  }

  /** PostgreSQL does not run as root: everything runs under Debian's account for it. */
  #run(program: string, words: readonly string[], name: string): ChildProcess {
    const [first, rest] =
      process.getuid?.() === 0
        ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", program, ...words]]
        : [program, words]
    const child = spawn(first, rest, { cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"] })
    const told = createWriteStream(join(this.#folder, `${name}.log`), { flags: "a" })
    child.stdout.pipe(told, { end: false })
    child.stderr.pipe(told, { end: false })
    return child
  }
}

function settings(
  folder: string,
  name: string,
  { port, rest, etcd }: { readonly port: number; readonly rest: number; readonly etcd: number },
): unknown {
  const sign = (username: string) => ({ username, password: "drill" })
  return {
    scope: "xueer",
    name,
    restapi: { listen: `127.0.0.1:${rest}`, connect_address: `127.0.0.1:${rest}` },
    etcd3: { hosts: `127.0.0.1:${etcd}` },
    bootstrap: {
      dcs: {
        ...patience,
        maximum_lag_on_failover: 0,
        synchronous_mode: true,
        synchronous_mode_strict: true,
        postgresql: {
          use_pg_rewind: true,
          use_slots: true,
          parameters: { max_connections: 100, synchronous_commit: "on", wal_log_hints: "on" },
        },
      },
      initdb: [{ encoding: "UTF8" }, { locale: "C.UTF-8" }, "data-checksums"],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: join(folder, `data-${name}`),
      bin_dir: "/usr/lib/postgresql/15/bin",
      pgpass: join(folder, `pgpass-${name}`),
      authentication: {
        superuser: sign("postgres"),
        replication: sign("follower"),
        rewind: sign("rewinder"),
      },
      parameters: { unix_socket_directories: folder },
      pg_hba: [
        "host all all 127.0.0.1/32 scram-sha-256",
        "host replication follower 127.0.0.1/32 scram-sha-256",
      ],
    },
  }
}

function proxySettings(port: number, nodes: readonly Node[]): string {
  return `defaults
  mode tcp
  timeout connect 2s
  timeout check 2s
  timeout client 1h
  timeout server 1h
listen primary
  bind 127.0.0.1:${port}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 2s fall 3 rise 1 on-marked-down shutdown-sessions
${nodes.map((node) => `  server ${node.name} 127.0.0.1:${node.port} check port ${node.rest}`).join("\n")}
`
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
}
