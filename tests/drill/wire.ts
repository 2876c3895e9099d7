import { mkdirSync, rmSync } from "node:fs"
import { createConnection, createServer, type Server, type Socket } from "node:net"
import { join } from "node:path"
import type { Workshop } from "../bench/workshop.ts"

/** A wire between a program and PostgreSQL's socket, which can fall silent or be cut. */
export interface Wire {
  readonly folder: string
  /** Carries nothing in either direction, without telling anybody. */
  hold(): void
  carry(): void
  /** From now on the connection that sends the n-th statement is cut as it does; whether one was, `wasCut` tells. */
  cutAt(statement: number): void
  wasCut(): boolean
  end(): void
}

/** Lays it to the socket in a folder; the program's socket lies in the folder it names. */
export async function layWire(shop: Workshop, target: string): Promise<Wire> {
  const folder = shop.path("wire")
  mkdirSync(folder)
  const ends = new Set<Socket>()
  let held = false
  let left = Number.POSITIVE_INFINITY
  let cut = false
  const server: Server = createServer((near) => {
    const far = createConnection(join(target, ".s.PGSQL.5432"))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.on("data", (piece: Buffer) => {
        if (one === near) left -= statementsIn(piece)
        if (one === near && left < 0) {
          left = Number.POSITIVE_INFINITY
          cut = true
          near.destroy()
        } else other.write(piece)
      })
      one.on("error", () => undefined)
      one.on("close", () => {
        ends.delete(one)
        other.destroy()
      })
      if (held) one.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(join(folder, ".s.PGSQL.5432"), resolve))
  const each = (act: (end: Socket) => void) => {
    for (const end of ends) act(end)
  }
  return {
    folder,
    hold: () => {
      held = true
      each((end) => end.pause())
    },
    carry: () => {
      held = false
      each((end) => end.resume())
    },
    cutAt: (statement) => {
      left = statement - 1
      cut = false
    },
    wasCut: () => cut,
    end: () => {
      each((end) => end.destroy())
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Statements that a piece of what a client sends asks for: simple queries, and executions of prepared ones. */
function statementsIn(piece: Buffer): number {
  let count = 0
  // A client's first message has no letter, and a large one may come in pieces: both hold no letter at its place.
  for (let at = 0; at + 5 <= piece.length; at += 1 + piece.readUInt32BE(at + 1)) {
    const letter = String.fromCharCode(piece[at] ?? 0)
    if (!/[A-Za-z]/.test(letter)) break
    if (letter === "Q" || letter === "E") count += 1
  }
  return count
}
