/** Who wants a turn and is not known here: turns go round by their keys. */
export interface Stranger {
  /** The network they come from. */
  readonly key: string
  /** Milliseconds until they may begin; 0 when they begin now, which is noted. */
  begin(): number
}

interface Waiting {
  readonly start: () => void
  readonly giveUp: () => void
  readonly stranger: Stranger | undefined
}

/** How many take turns at once, how many waiting is too many, and for how long one waits, milliseconds. */
interface Bounds {
  readonly atOnce: number
  readonly most: number
  readonly patience: number
}

/**
 * Lets work take turns, so much at once. Whoever is known here goes first, and has one place that no stranger gets;
 * strangers go by turns between the networks they come from, so that a crowd from one keeps nobody else waiting.
 */
export class Turns {
  readonly #bounds: Bounds
  readonly #known: Waiting[] = []
  /** By network; the first is the one whose turn it is. */
  readonly #strangers = new Map<string, Waiting[]>()
  #waiting = 0
  #running = 0
  #strangersRunning = 0
  #alarm: NodeJS.Timeout | undefined

  constructor(bounds: Bounds) {
    this.#bounds = bounds
  }

  get running(): number {
    return this.#running
  }

  /** How many wait, known here or not. */
  get waiting(): { readonly known: number; readonly strangers: number } {
    return { known: this.#known.length, strangers: this.#waiting - this.#known.length }
  }

  /** Does some work in its turn; throws what `refusal` makes when that does not come in time. */
  async take<T>(work: () => Promise<T>, refusal: () => Error, stranger?: Stranger): Promise<T> {
    await this.#turn(refusal, stranger)
    try {
      return await work()
    } finally {
      this.#running -= 1
      if (stranger) this.#strangersRunning -= 1
      this.#next()
    }
  }

  #turn(refusal: () => Error, stranger: Stranger | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting >= this.#bounds.most) return reject(refusal())
      const timer = setTimeout(() => waiting.giveUp(), this.#bounds.patience)
      const waiting: Waiting = {
        stranger,
        start: () => {
          clearTimeout(timer)
          resolve()
        },
        giveUp: () => {
          this.#leave(waiting)
          reject(refusal())
        },
      }
      this.#waiting += 1
      this.#lineOf(stranger).push(waiting)
      this.#next()
    })
  }

  #lineOf(stranger: Stranger | undefined): Waiting[] {
    if (stranger === undefined) return this.#known
    const line = this.#strangers.get(stranger.key) ?? []
    this.#strangers.set(stranger.key, line)
    return line
  }

  #leave(waiting: Waiting): void {
    const line = this.#lineOf(waiting.stranger)
    line.splice(line.indexOf(waiting), 1)
    if (waiting.stranger && line.length === 0) this.#strangers.delete(waiting.stranger.key)
    this.#waiting -= 1
  }

  /** Begins what may begin. */
  #next(): void {
    while (this.#running < this.#bounds.atOnce) {
      const next = this.#known[0] ?? this.#nextStranger()
      if (next === undefined) return
      this.#leave(next)
      this.#running += 1
      if (next.stranger) this.#strangersRunning += 1
      next.start()
    }
  }

  #nextStranger(): Waiting | undefined {
    if (this.#strangersRunning >= this.#bounds.atOnce - 1) return undefined
    let soonest = Number.POSITIVE_INFINITY
    for (const [key, line] of this.#strangers) {
      const wait = line[0]?.stranger?.begin() ?? Number.POSITIVE_INFINITY
      if (wait > 0) {
        soonest = Math.min(soonest, wait)
        continue
      }
      // The network's next turn comes after everybody else's.
      this.#strangers.delete(key)
      this.#strangers.set(key, line)
      return line[0]
    }
    clearTimeout(this.#alarm)
    if (soonest < Number.POSITIVE_INFINITY) this.#alarm = setTimeout(() => this.#next(), soonest)
    return undefined
  }
}
