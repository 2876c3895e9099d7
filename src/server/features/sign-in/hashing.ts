import { availableParallelism } from "node:os"
import { hash, parseOptions, verify } from "@node-rs/argon2"
import { normalPassword } from "../../../domain/access/password.ts"
import { problem } from "../../http/problem.ts"
import { type Stranger, Turns } from "../../in-turns.ts"

/** argon2id, which is the library's usual algorithm, with 19 MiB. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Of a password that nobody has: what an unknown login is checked against, so that it takes as long as a known one. */
export const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$6Gbuy1cuw1Qb52T28NSXNQ$VcVnXJgIsO96ka3/7dejtWccou0zqLGkK0fP4a0zUm0"

/**
 * How long somebody waits for their password to be compared, milliseconds. A whole district signs in on one morning:
 * 2,000 people take a small machine the better part of a minute, and whoever waits is better off than whoever is refused
 * and comes back.
 */
const patienceMs = 55_000

/** So many may wait, each with an open request; more could be there for no good. */
const mostWaiting = 4000

/**
 * Hashes passwords, so many at once and no more: each takes 19 MiB and a core. Who has waited too long is told that
 * many people are here.
 */
export class Hashing {
  readonly #turns: Turns
  #verified = 0

  constructor(atOnce = availableParallelism() * 2, patience = patienceMs) {
    this.#turns = new Turns({ atOnce, most: mostWaiting, patience })
  }

  /** Passwords compared so far. */
  get verified(): number {
    return this.#verified
  }

  get running(): number {
    return this.#turns.running
  }

  get waiting(): Turns["waiting"] {
    return this.#turns.waiting
  }

  /** For whoever has shown who they are: it goes before strangers. */
  async hash(password: string): Promise<string> {
    return await this.#turns.take(() => hash(normalPassword(password), strength), busy)
  }

  /** Whether a password is the one of a hash; without a hash it never is, and takes as long. */
  async verify(of: string | null | undefined, password: string, by?: Stranger): Promise<boolean> {
    const compare = async () => {
      this.#verified += 1
      const same = await verify(of ?? nobodysHash, normalPassword(password))
      return same && of !== null && of !== undefined
    }
    return await this.#turns.take(compare, busy, by)
  }
}

function busy(): Error {
  return problem("busy")
}

/** The one that the whole process shares. */
export const hashing = new Hashing()

/** Whether a hash was made with less than what is asked today, or in another way. */
export function isOutdated(hashed: string): boolean {
  const made = parseOptions(hashed)
  return (
    !hashed.startsWith("$argon2id$") ||
    made.memoryCost !== strength.memoryCost ||
    made.timeCost !== strength.timeCost ||
    made.parallelism !== strength.parallelism
  )
}
