/**
 * Whose lists the browser keeps for a hall without a network, and until when. Small, and read wherever somebody signs
 * in or out: what is kept of one account never meets another.
 */

const accountKey = "hall account"
const untilKey = "hall until"
export const databaseName = "xueer hall"

/** Hours for which the lists of a day are kept: the day itself and the morning after. */
const hoursKept = 36

/** The account whose lists are kept; undefined: nothing is. */
export function keptFor(): number | undefined {
  try {
    const kept = localStorage.getItem(accountKey)
    return kept === null ? undefined : Number(kept)
  } catch {
    return undefined
  }
}

/** Somebody has signed out in this tab: what is still under way there keeps nothing any more. */
let forgotten = false

export function isForgotten(): boolean {
  return forgotten
}

/** Somebody who records is signed in. */
export function beginKeeping(): void {
  forgotten = false
}

/** Lists of an account are kept from now on. */
export function noteKept(accountId: number): void {
  if (forgotten) throw new Error("nothing is kept any more")
  localStorage.setItem(accountKey, String(accountId))
  localStorage.setItem(untilKey, String(Date.now() + hoursKept * 3_600_000))
}

/** Whether the lists that are kept have been for long enough. */
export function isOver(): boolean {
  try {
    const until = localStorage.getItem(untilKey)
    return until !== null && Date.now() > Number(until)
  } catch {
    return false
  }
}

/** Somebody signs out, or is signed out, or somebody else signs in: nothing of it stays, the program's pieces included. */
export async function forgetHall({ except }: { readonly except?: number } = {}): Promise<void> {
  const kept = keptFor()
  if (kept !== undefined && kept === except) return
  // A page that is about to be left may load pieces after this: the next one clears them.
  if (kept === undefined) return await dropPieces().catch(() => undefined)
  forgotten = true
  localStorage.removeItem(accountKey)
  localStorage.removeItem(untilKey)
  await Promise.all([dropDatabase(), dropPieces()]).catch(() => undefined)
}

function dropDatabase(): Promise<void> {
  return new Promise((done) => {
    const asked = indexedDB.deleteDatabase(databaseName)
    // A page beside this one closes its connection when it is asked to; the browser deletes it then.
    asked.onsuccess = asked.onerror = asked.onblocked = () => done()
  })
}

async function dropPieces(): Promise<void> {
  const workers = await navigator.serviceWorker?.getRegistrations()
  await Promise.all((workers ?? []).map((one) => one.unregister()))
  if (typeof caches === "undefined") return
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}
