import type { Permission } from "../../../domain/access/permissions.ts"
import type { Database } from "../../db/index.ts"
import { log } from "../../log.ts"
import { auditPublic } from "./store.ts"

/** Milliseconds over which denials of one kind become one entry. */
const together = 60_000

/** Something somebody was refused for what they are or where they came from. */
export interface Denial {
  /** Who, where they are signed in. */
  readonly who: { readonly login: string; readonly accountId: number } | undefined
  /** What they would have needed. */
  readonly permission: Permission | "signed-in" | "public"
  /** `not-found`: it is not there, or out of their reach, which nobody is told apart. */
  readonly refused: "forbidden" | "not-found" | "cross-site"
  readonly address: string
}

interface Counted {
  readonly denial: Denial
  times: number
}

/**
 * Counts denials, and enters them in the audit log once a minute: one line for each account, permission and kind, however
 * many there were, so that whoever knocks at every door fills no disk. A crash loses a minute of them.
 */
class Denials {
  readonly #database: Database
  readonly #counted = new Map<string, Counted>()
  #writing: Promise<void> = Promise.resolve()

  constructor(database: Database) {
    this.#database = database
  }

  note(denial: Denial): void {
    const key = `${denial.who?.accountId ?? ""} ${denial.permission} ${denial.refused}`
    this.#counted.set(key, { denial, times: (this.#counted.get(key)?.times ?? 0) + 1 })
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

  async #writeAll(): Promise<void> {
    for (const [key, counted] of this.#counted) {
      this.#counted.delete(key)
      try {
        await this.#enter(counted)
      } catch (error) {
        log.warn("job-failed", { job: "note-denials", error })
        const since = this.#counted.get(key)?.times ?? 0
        this.#counted.set(key, { denial: counted.denial, times: counted.times + since })
        return
      }
    }
  }

  async #enter({ denial: { who, permission, refused, address }, times }: Counted): Promise<void> {
    const by = who ?? { login: "?", accountId: null }
    const details = { permission, refused, times }
    await auditPublic({ client: this.#database.pool, address }, by, "access-denied", { details })
  }
}

const known = new WeakMap<Database["pool"], Denials>()

/** The denials of whoever works over a database. */
export function denialsOf(database: Database): Denials {
  const denials = known.get(database.pool) ?? new Denials(database)
  known.set(database.pool, denials)
  return denials
}
