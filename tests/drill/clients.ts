import { Agent, request } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import type { Ask } from "../bench/load.ts"
import { seeded } from "./drill.ts"
import type { Deed, Effect, Journal } from "./journal.ts"

/** A write that somebody may do. */
export interface Task {
  readonly ask: Ask
  readonly leaves: Effect
}

export interface Busy {
  /** Where requests go; asked each time, since a server may come back elsewhere. */
  readonly port: () => number
  readonly clients: number
  /** How long each rests between two writes, milliseconds. */
  readonly rest: number
  readonly seed: number
  readonly journal: Journal
  /** The next write, or nothing more to do. */
  readonly next: () => Task | undefined
  /** Filled while they work. */
  readonly seen: Seen
}

/** What the clients saw. */
export interface Seen {
  /** Requests that ended without an answer, or with 503 or 507. */
  unknown: number
  /** Answers that a second, simultaneous request with the same key got and that differ. */
  readonly twins: string[]
  /** Answers that are none of those a client can expect. */
  readonly odd: string[]
  /** The longest that a request waited before it was answered or broken, milliseconds. */
  longest: number
  /** When a write was last answered well. */
  lastGood: number
  /** When the newest write that was answered well had been sent. */
  lastGoodSent: number
  twinsSent: number
}

/**
 * Many at once, each with one write after the other, as browsers do: one with an unsure outcome is asked again with
 * the same key until it is answered; one in five is sent twice at the same time.
 */
export async function keepBusy({ port, clients, rest, seed, journal, next, seen }: Busy): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients * 2 })
  let keys = 0
  const worker = async (own: number) => {
    const chance = seeded(seed * 1000 + own)
    for (let task = next(); task !== undefined; task = next()) {
      keys += 1
      const key = `drill-${seed}-${keys}`
      const deed = journal.sent(key, task.leaves)
      const ask = { ...task.ask, headers: { ...task.ask.headers, "Idempotency-Key": key } }
      if (chance() < 0.2) {
        seen.twinsSent += 1
        const both = await Promise.all([untilSure(ask, deed), untilSure(ask)])
        if (both[0] !== both[1]) seen.twins.push(`${key}: ${both[0]} and ${both[1]}`)
      } else await untilSure(ask, deed)
      if (rest > 0) await pause(rest)
    }
  }
  const untilSure = async (ask: Ask, deed?: Deed): Promise<string> => {
    for (;;) {
      const begun = performance.now()
      const sent = Date.now()
      const answer = await askOnce(agent, port(), ask).catch(() => undefined)
      seen.longest = Math.max(seen.longest, performance.now() - begun)
      const unsure = answer === undefined || answer.status === 503 || answer.status === 507
      if (!unsure) {
        if (answer.status < 300) {
          seen.lastGood = Date.now()
          seen.lastGoodSent = Math.max(seen.lastGoodSent, sent)
        } else seen.odd.push(`${ask.method} ${ask.path}: ${answer.status} ${answer.body.slice(0, 200)}`)
        if (deed) journal.answered(deed, answer)
        return `${answer.status} ${sameWords(answer.body)}`
      }
      seen.unknown += 1
      await pause(100)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, own) => worker(own)))
  agent.destroy()
}

/** A body in one order of its names. Whoever records themselves twice is told the second time that it stood there. */
function sameWords(body: string): string {
  const inOrder = (_: string, value: unknown) =>
    value === null || typeof value !== "object" || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => name !== "written")
            .sort(([one], [other]) => one.localeCompare(other)),
        )
  return JSON.stringify(JSON.parse(body), inOrder)
}

/** The longest that a client waits, milliseconds: whoever waits longer has been left alone. */
const patience = 10_000

/** One request. Throws when it is not answered. */
export function askOnce(
  agent: Agent,
  port: number,
  { method, path, headers, body }: Ask,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { agent, host: "127.0.0.1", port, method, path, headers, timeout: patience },
      (response) => {
        let text = ""
        response.setEncoding("utf8")
        response.on("data", (piece: string) => {
          text += piece
        })
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }))
        response.on("error", reject)
        response.on("aborted", () => reject(new Error("the answer broke off")))
      },
    )
    asking.on("error", reject)
    asking.on("timeout", () => asking.destroy(new Error("no answer")))
    asking.end(body)
  })
}
