import { problem } from "../http/problem.ts"
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

/** Until the minute is over. */
function secondsLeft(): number {
  return 60 - new Date().getSeconds()
}
