import type { Database } from "../../db/index.ts"
import { log } from "../../log.ts"
import type { Queryable } from "../../request-context.ts"
import { auditPublic } from "./store.ts"

/** Milliseconds over which what is alike becomes one entry. */
const together = 60_000
/** Entries of {@link CountedEntries.auditFew} in that time that are entered as they come. */
const few = 30

/** Something that strangers, or somebody without the right, can bring about as often as they like. */
export interface Repeatable {
  /** Who, where that is known. */
  readonly who: { readonly login: string; readonly accountId: number | null } | undefined
  readonly details?: Readonly<Record<string, string>>
  readonly address: string
}

interface Counted {
  readonly action: string
  readonly about: Repeatable
  times: number
}

/**
 * Counts what could be brought about without end, and enters it in the audit log once a minute: one line for each account,
 * action and kind, however many there were, so that whoever knocks at every door fills no disk. A crash loses a minute.
 */
class CountedEntries {
  readonly #database: Pick<Database, "pool">
  readonly #counted = new Map<string, Counted>()
  #writing: Promise<void> = Promise.resolve()
  #since = Number.NEGATIVE_INFINITY
  #entered = 0

  constructor(database: Pick<Database, "pool">) {
    this.#database = database
  }

  auditCounted(action: string, about: Repeatable): void {
    this.#count(action, about, 1)
  }

  /**
   * Enters it at once where few came before in a minute, whatever they were; else counts it, and says no more than what it
   * was: how many statements it takes tells nothing about whom it was about.
   */
  async auditFew(client: Queryable, action: string, about: Repeatable): Promise<void> {
    const now = performance.now()
    if (now - this.#since >= together) {
      this.#since = now
      this.#entered = 0
    }
    if (this.#entered >= few) return this.auditCounted(action, { who: undefined, address: about.address })
    this.#entered += 1
    await enter(client, action, about, about.details)
  }

  /** From now on enters what was counted once a minute, and a last time when told to end. */
  start(): () => Promise<void> {
    const every = setInterval(() => void this.write(), together).unref()
    return async () => {
      clearInterval(every)
      await this.write()
    }
  }

  /** Enters what was counted. What cannot be entered now is counted on. */
  write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeAll())
    return this.#writing
  }

  #count(action: string, about: Repeatable, times: number): void {
    const { who, details = {} } = about
    const key = [who?.accountId ?? "", action, ...Object.values(details)].join(" ")
    this.#counted.set(key, { action, about, times: (this.#counted.get(key)?.times ?? 0) + times })
  }

  async #writeAll(): Promise<void> {
    for (const [key, { action, about, times }] of this.#counted) {
      this.#counted.delete(key)
      try {
        await enter(this.#database.pool, action, about, { ...about.details, times })
      } catch (error) {
        log.warn("job-failed", { job: "note-counted", error })
        this.#count(action, about, times)
        return
      }
    }
  }
}

async function enter(
  client: Queryable,
  action: string,
  { who = { login: "?", accountId: null }, address }: Repeatable,
  details: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await auditPublic({ client, address }, who, action, { details })
}

const known = new WeakMap<Database["pool"], CountedEntries>()

/** What is counted by whoever works over a database. */
export function countedEntries(database: Pick<Database, "pool">): CountedEntries {
  const counted = known.get(database.pool) ?? new CountedEntries(database)
  known.set(database.pool, counted)
  return counted
}
