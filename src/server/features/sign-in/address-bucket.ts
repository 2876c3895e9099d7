import type { Caller } from "./who-asks.ts"

/**
 * Failures that one address is let off, and how many come back a second. So many people of one office may also be
 * waiting for their passwords to be compared at one time.
 */
const most = 300
const perSecond = 1
/** So many accounts tried from one address without success are a reason to look. */
const alarmAt = 100
/** Addresses remembered; the one silent longest is forgotten first. */
const remembered = 10_000

interface Bucket {
  left: number
  at: number
  readonly tried: Set<string>
}

/** Slows down whoever guesses at many accounts from one address. In memory: it need not outlive the process. */
class AddressBuckets {
  readonly #buckets = new Map<string, Bucket>()

  /** Takes a try out; answers the seconds to wait where there is none. */
  take(address: string): number {
    const bucket = this.#bucketOf(address)
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond)
    bucket.left -= 1
    return 0
  }

  /** A try that succeeded costs nothing. */
  giveBack(address: string): void {
    const bucket = this.#bucketOf(address)
    bucket.left = Math.min(most, bucket.left + 1)
  }

  /** Notes for whom a try failed; true when it is time for the alarm, once per address. */
  noteFailure(address: string, login: string): boolean {
    const { tried } = this.#bucketOf(address)
    if (tried.size >= alarmAt || tried.has(login)) return false
    tried.add(login)
    return tried.size === alarmAt
  }

  #bucketOf(address: string): Bucket {
    const now = performance.now()
    const known = this.#buckets.get(address)
    const bucket = known ?? { left: most, at: now, tried: new Set<string>() }
    bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    // An hour without a failure that counts, and the slate is clean.
    if (now - bucket.at > 3_600_000) bucket.tried.clear()
    bucket.at = now
    this.#buckets.delete(address)
    this.#buckets.set(address, bucket)
    const oldest = this.#buckets.size > remembered ? this.#buckets.keys().next().value : undefined
    if (oldest !== undefined) this.#buckets.delete(oldest)
    return bucket
  }
}

/** The one that the whole process shares. */
export const addressBuckets = new AddressBuckets()

/** Behind a proxy of this machine everybody comes from one address, which says nothing. */
export function saysSomething({ address, app }: Caller): boolean {
  return app.env.publicUrl === undefined || !/^(::1|(::ffff:)?127\.)/.test(address)
}
