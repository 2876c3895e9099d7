import { isIPv6 } from "node:net"
import type { Stranger } from "../../in-turns.ts"
import { isLoopbackAddress } from "../../networks.ts"
import type { Caller } from "./who-asks.ts"

/** Failures that one network is let off, and how many come back a second. */
const most = 300
const perSecond = 2
/** So many accounts tried from one network without success are a reason to look. */
const alarmAt = 100
/** Networks remembered; the one silent longest is forgotten first. */
const remembered = 10_000

interface Bucket {
  left: number
  at: number
  readonly tried: Set<string>
}

/**
 * Slows down whoever guesses at many accounts from one network. Only failures use it up; where nothing is left, tries go
 * one by one as it fills, and those that succeed go on at once: a district behind one address signs in while somebody
 * among it guesses. In memory: it need not outlive the process.
 */
class AddressBuckets {
  readonly #buckets = new Map<string, Bucket>()

  /** Takes a try out; answers the milliseconds to wait where there is none. */
  take(network: string): number {
    const bucket = this.#bucketOf(network)
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / perSecond) * 1000)
    bucket.left -= 1
    return 0
  }

  /** A try that succeeded, or was not made, costs nothing. */
  giveBack(network: string): void {
    const bucket = this.#bucketOf(network)
    bucket.left = Math.min(most, bucket.left + 1)
  }

  /** Notes for whom a try failed; true when it is time for the alarm, once per network. */
  noteFailure(network: string, login: string): boolean {
    const { tried } = this.#bucketOf(network)
    if (tried.size >= alarmAt || tried.has(login)) return false
    tried.add(login)
    return tried.size === alarmAt
  }

  #bucketOf(network: string): Bucket {
    const now = performance.now()
    const known = this.#buckets.get(network)
    const bucket = known ?? { left: most, at: now, tried: new Set<string>() }
    bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    // An hour without a failure that counts, and the slate is clean.
    if (now - bucket.at > 3_600_000) bucket.tried.clear()
    bucket.at = now
    this.#buckets.delete(network)
    this.#buckets.set(network, bucket)
    const oldest = this.#buckets.size > remembered ? this.#buckets.keys().next().value : undefined
    if (oldest !== undefined) this.#buckets.delete(oldest)
    return bucket
  }
}

/** The one that the whole process shares. */
export const addressBuckets = new AddressBuckets()

/** A try of somebody who is not known here. */
export interface StrangersTry extends Stranger {
  /** It was no failure. */
  giveBack(): void
}

/** Takes a try out of the bucket of the caller's network when its turn comes. */
export function strangersTry(caller: Caller): StrangersTry {
  const key = networkOf(caller.address)
  let taken = false
  const begin = () => {
    const wait = saysSomething(caller) ? addressBuckets.take(key) : 0
    taken = wait === 0
    return wait
  }
  const giveBack = () => {
    if (taken && saysSomething(caller)) addressBuckets.giveBack(key)
    taken = false
  }
  return { key, begin, giveBack }
}

/** Behind a proxy that is not trusted, or names nobody, everybody comes from one address, which says nothing. */
export function saysSomething({ address, app }: Caller): boolean {
  const { publicUrl, trustedProxies } = app.env
  return !trustedProxies?.has(address) && (publicUrl === undefined || !isLoopbackAddress(address))
}

/** What one household or office has: an address, or of IPv6 the first 64 bits, below which all addresses are its own. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [before = "", after] = address.split("::")
  const head = before === "" ? [] : before.split(":")
  const tail = after ? after.split(":").length : 0
  const filled =
    after === undefined
      ? head
      : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail)).fill("0"), ...after.split(":")]
  return `${filled
    .slice(0, 4)
    .map((part) => Number.parseInt(part || "0", 16).toString(16))
    .join(":")}::/64`
}
