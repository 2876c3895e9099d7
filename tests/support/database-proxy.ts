import { mkdtempSync, rmSync } from "node:fs"
import { createConnection, createServer, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import type { Access } from "../../src/server/db/access.ts"

/** When a connection is cut: as a commit is asked for, or once it was done and before that is known. */
export type Cut = "before the commit" | "after the commit"

/** A wire to the database that can be cut. */
export interface DatabaseProxy {
  /** The same database over the wire. */
  readonly access: Access
  /** The next commit is cut off. */
  cut(when: Cut): void
  close(): void
}

/** A query that says it, as a message of PostgreSQL's protocol. */
const commit = Buffer.from("Q\0\0\0\x0bcommit\0")

/** Puts a wire of one's own between a program and a database. */
export async function proxyTo(access: Access): Promise<DatabaseProxy> {
  const { host, port } = new pg.Client(access.owner)
  const target = host.startsWith("/") ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port }
  const folder = mkdtempSync(join(tmpdir(), "xueer-wire-"))
  const open = new Set<Socket>()
  let next: Cut | undefined
  const server = createServer((near) => {
    const far = createConnection(target)
    let last = false
    for (const end of [near, far]) {
      open.add(end)
      end
        .on("error", () => undefined)
        .on("close", () => {
          open.delete(end)
          near.destroy()
          far.destroy()
        })
    }
    near.on("data", (piece) => {
      if (next !== undefined && Buffer.from(piece).includes(commit)) {
        last = true
        const when = next
        next = undefined
        if (when === "before the commit") return near.destroy()
      }
      return far.write(piece)
    })
    far.on("data", (piece) => (last ? near.destroy() : near.write(piece)))
  })
  await new Promise<void>((resolve) => server.listen(join(folder, ".s.PGSQL.5432"), resolve))
  const over = (config: pg.ClientConfig): pg.ClientConfig => {
    const { user, database } = new pg.Client(config)
    const options = config.options ?? new URL(config.connectionString ?? "").searchParams.get("options") ?? ""
    return { host: folder, port: 5432, ssl: false, user: user ?? "", database: database ?? "", options }
  }
  return {
    access: { ...access, owner: over(access.owner), application: over(access.application) },
    cut: (when) => {
      next = when
    },
    close: () => {
      for (const end of open) end.destroy()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
