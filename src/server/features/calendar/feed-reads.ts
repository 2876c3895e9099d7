import { problem } from "../../http/problem.ts"
import { Turns } from "../../in-turns.ts"
import type { AppContext } from "../../request-context.ts"
import { networkOf } from "../sign-in/index.ts"
import { calendarProblem } from "./calendar-problem.ts"

/** Networks remembered that tried addresses which are none; the one silent longest is forgotten first. */
const remembered = 10_000

/**
 * How often feeds are read in the hour that runs, at this server, and how often addresses that are none are tried: so
 * that neither a wild program nor a guesser keeps the database busy.
 */
export class FeedReads {
  readonly #app: Pick<AppContext, "limits" | "today" | "time">
  #hour = ""
  #reads = new Map<number, number>()
  #strange = new Map<string, number>()
  /** Beyond the limit a network's addresses are looked for one by one: one that is right stays open, and guesses cost little. */
  readonly #beyond = new Turns({ atOnce: 1, most: 50, patience: 5000 })

  constructor(app: Pick<AppContext, "limits" | "today" | "time">) {
    this.#app = app
  }

  #turn(): void {
    const hour = `${this.#app.today()} ${this.#app.time().slice(0, 2)}`
    if (hour === this.#hour) return
    this.#hour = hour
    this.#reads = new Map()
    this.#strange = new Map()
  }

  /** What a try from an address finds; one that finds nothing is counted, and what does not exist is refused. */
  async find<T>(from: string, look: () => Promise<T | undefined>): Promise<T> {
    this.#turn()
    const network = networkOf(from)
    // Before it is looked for, or as many as come at once would all be let off.
    const isBeyond = this.#note(network, 1) > this.#app.limits.strangeFeedsAnHour
    const found = isBeyond ? await this.#beyond.take(look, tooOften) : await look()
    if (!found) throw isBeyond ? tooOften() : problem("not-found")
    this.#note(network, -1)
    return found
  }

  #note(network: string, more: 1 | -1): number {
    const tries = Math.max(0, (this.#strange.get(network) ?? 0) + more)
    this.#strange.delete(network)
    if (tries > 0) this.#strange.set(network, tries)
    const oldest = this.#strange.size > remembered ? this.#strange.keys().next().value : undefined
    if (oldest !== undefined) this.#strange.delete(oldest)
    return tries
  }

  /** Counts a reading; throws beyond the limit. */
  count(feedId: number): void {
    this.#turn()
    const reads = (this.#reads.get(feedId) ?? 0) + 1
    this.#reads.set(feedId, reads)
    if (reads > this.#app.limits.feedReadsAnHour) throw tooOften()
  }
}

/** Until the hour is over, at most. */
const tooOften = () => calendarProblem("feed-read-too-often", { seconds: 3600 })
