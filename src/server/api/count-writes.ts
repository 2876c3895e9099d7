import { problem } from "../http/problem.ts"
import { Turns } from "../in-turns.ts"
import type { AppContext } from "../request-context.ts"

/** Counts the writes of each account in the minute that runs, and forgets the minute before: whoever writes now is remembered. */
export class WriteCounts {
  #minute = ""
  #counts = new Map<number, number>()

  /**
   * Counts a write in a minute, `YYYY-MM-DD HH:mm`; throws `too-many-writes` beyond the limit.
   */
  count({ limits }: Pick<AppContext, "limits">, accountId: number, minute: string): void {
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#counts = new Map()
    }
    const writes = (this.#counts.get(accountId) ?? 0) + 1
    this.#counts.set(accountId, writes)
    if (writes > limits.writesAMinute) throw problem("too-many-writes", { seconds: secondsLeft() })
  }
}

/** Writes of one account that may wait for its others, and for how long, milliseconds. */
const waiting = { most: 100, patience: 10_000 }

/** Lets so many writes of each account go on at once: whoever sends many keeps no connections from everybody else. */
export class WriteTurns {
  readonly #turns = new Map<number, Turns>()

  /** Does a write when it is its turn; throws `too-many-writes` where that does not come. */
  async take<T>(
    { limits }: Pick<AppContext, "limits">,
    accountId: number,
    write: () => Promise<T>,
  ): Promise<T> {
    const turns = this.#turns.get(accountId) ?? new Turns({ atOnce: limits.writesAtOnce, ...waiting })
    this.#turns.set(accountId, turns)
    try {
      return await turns.take(write, () => problem("too-many-writes", { seconds: 5 }))
    } finally {
      if (turns.running + turns.waiting.known === 0) this.#turns.delete(accountId)
    }
  }
}

/** Until the minute is over. */
function secondsLeft(): number {
  return 60 - new Date().getSeconds()
}
