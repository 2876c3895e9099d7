import { availableParallelism } from "node:os"
import { hash, parseOptions, verify } from "@node-rs/argon2"
import { normalPassword } from "../../../domain/access/password.ts"
import { problem } from "../../http/problem.ts"

/** argon2id, which is the library's usual algorithm, with 19 MiB. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Of a password that nobody has: what an unknown login is checked against, so that it takes as long as a known one. */
export const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$6Gbuy1cuw1Qb52T28NSXNQ$VcVnXJgIsO96ka3/7dejtWccou0zqLGkK0fP4a0zUm0"

/**
 * Hashes passwords, so many at once and no more: each takes 19 MiB and a core. Who has waited too long is told that
 * many people are here.
 */
export class Hashing {
  readonly #atOnce: number
  readonly #patience: number
  readonly #waiting: (() => void)[] = []
  #running = 0
  #verified = 0

  constructor(atOnce = availableParallelism() * 2, patienceMs = 2000) {
    this.#atOnce = atOnce
    this.#patience = patienceMs
  }

  /** Passwords compared so far. */
  get verified(): number {
    return this.#verified
  }

  async hash(password: string): Promise<string> {
    return await this.#inTurn(() => hash(normalPassword(password), strength))
  }

  /** Whether a password is the one of a hash; without a hash it never is, and takes as long. */
  async verify(of: string | null | undefined, password: string): Promise<boolean> {
    return await this.#inTurn(async () => {
      this.#verified += 1
      const same = await verify(of ?? nobodysHash, normalPassword(password))
      return same && of !== null && of !== undefined
    })
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnce) await this.#wait()
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }

  /** Until a place is handed over. */
  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const proceed = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(proceed), 1)
        reject(problem("busy"))
      }, this.#patience)
      this.#waiting.push(proceed)
    })
  }
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
