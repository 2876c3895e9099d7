import { isProblem } from "../api/problem.ts"
import { readKept } from "./kept-lists.ts"
import { fetchLists, sendMarks, waiting } from "./send-marks.ts"
import { beginKeeping, forgetHall, keptFor, noteKept } from "./whose.ts"

/** Milliseconds between two looks at whether what was marked can be sent. */
const often = 15_000

/** Milliseconds for which the day's lists need not be asked for again. */
const fresh = 60_000

let running: { readonly accountId: number; readonly stop: () => void } | undefined
let askedAt = Number.NEGATIVE_INFINITY
let busy: Promise<void> | undefined

/**
 * Keeps the day's lists of whoever records on this browser, with the program itself, and sends what was marked as soon
 * as a server answers; until the function that comes back is called.
 */
export function keepHall(accountId: number): () => void {
  if (running?.accountId === accountId) return running.stop
  running?.stop()
  beginKeeping()
  const look = () => void bringUpToDate(accountId, { lists: true })
  // Of its own accord a page asks for nothing: only what waits is tried again, and a session ends when it is left.
  const timer = setInterval(() => void bringUpToDate(accountId), often)
  window.addEventListener("online", look)
  void navigator.serviceWorker?.register("/service-worker.js").catch(() => undefined)
  look()
  const stop = () => {
    clearInterval(timer)
    window.removeEventListener("online", look)
    running = undefined
  }
  running = { accountId, stop }
  return stop
}

/** Sends what waits; asks for the day's lists after it, or where that is wanted and those that are kept are old. */
export async function bringUpToDate(accountId: number, { lists = false } = {}): Promise<void> {
  // What was marked while something was being sent goes after it.
  if (busy) await busy
  busy ??= once(accountId, lists).finally(() => {
    busy = undefined
  })
  await busy
}

async function once(accountId: number, lists: boolean): Promise<void> {
  try {
    if (keptFor() !== undefined) await forgetHall({ except: accountId })
    const waits = waiting(await readKept()).length > 0
    const refused = waits ? await sendMarks() : new Set<number>()
    if (!waits && (!lists || performance.now() - askedAt < fresh)) return
    noteKept(accountId)
    await fetchLists(refused)
    askedAt = performance.now()
  } catch (error) {
    // No server answers, or the session has ended: it is kept, and tried again.
    if (isProblem(error, "account-changed")) running?.stop()
  }
}
