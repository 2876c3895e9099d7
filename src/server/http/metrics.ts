import { createHash, timingSafeEqual } from "node:crypto"
import type { Pool } from "pg"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

/** Upper ends of the classes of duration, seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** An answer, by what it was asked: all of it out of short lists, so that no request makes a series of its own. */
export interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
}

/** What is looked at when somebody reads the figures. */
export interface Gauged {
  readonly pool: Pick<Pool, "totalCount" | "idleCount" | "waitingCount">
  readonly hashing: { readonly running: number; readonly waiting: Readonly<Record<string, number>> }
}

let ofNode: Registry | undefined

/** Memory, processor, event loop and garbage of the process: once, however many servers it holds. */
function nodeFigures(): Registry {
  if (ofNode === undefined) {
    ofNode = new Registry()
    collectDefaultMetrics({ register: ofNode })
  }
  return ofNode
}

/** The server's figures, as Prometheus reads them. Nothing about people. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #answers: Counter<"method" | "status">
  readonly #seconds: Histogram
  readonly #requests: Histogram<"method" | "route" | "status">

  constructor({ pool, hashing }: Gauged) {
    nodeFigures()
    const registers = [this.#registry]
    this.#answers = new Counter({
      name: "xueer_answers_total",
      help: "Answers, by method and status",
      labelNames: ["method", "status"],
      registers,
    })
    this.#seconds = new Histogram({
      name: "xueer_answer_seconds",
      help: "How long answers took",
      buckets,
      registers,
    })
    this.#requests = new Histogram({
      name: "xueer_request_seconds",
      help: "How long answers took, by route, method and status",
      labelNames: ["method", "route", "status"],
      buckets,
      registers,
    })
    new Gauge({
      name: "xueer_database_connections",
      help: "Connections that answer requests: open, of these idle, and requests that wait for one",
      labelNames: ["state"],
      registers,
      collect() {
        this.set({ state: "open" }, pool.totalCount)
        this.set({ state: "idle" }, pool.idleCount)
        this.set({ state: "waited_for" }, pool.waitingCount)
      },
    })
    new Gauge({
      name: "xueer_password_hashing",
      help: "Passwords being compared, and people who wait for it: whose browser is known, and others",
      labelNames: ["state"],
      registers,
      collect() {
        this.set({ state: "running" }, hashing.running)
        for (const [lane, number] of Object.entries(hashing.waiting)) {
          this.set({ state: `waiting_${lane}` }, number)
        }
      },
    })
  }

  count({ method, route, status }: Answered, ms: number): void {
    const seconds = ms / 1000
    this.#answers.inc({ method, status })
    this.#seconds.observe(seconds)
    this.#requests.observe({ method, route, status }, seconds)
  }

  async text(): Promise<string> {
    return await Registry.merge([this.#registry, nodeFigures()]).metrics()
  }
}

/** Whether a header `Authorization` bears the token; takes as long whatever it says. */
export function bears(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return false
  const digest = (text: string) => createHash("sha256").update(text).digest()
  return timingSafeEqual(digest(header ?? ""), digest(`Bearer ${token}`))
}
