import { sweep } from "./session-store.ts"
import { type Caller, poolOf } from "./who-asks.ts"

const hour = 3_600_000
let sweptAt = Number.NEGATIVE_INFINITY

/** Clears away what is over, at most once an hour: it only grows while people sign in. */
export async function sweepNowAndThen(caller: Caller): Promise<void> {
  const now = performance.now()
  if (now - sweptAt < hour) return
  sweptAt = now
  await sweep(poolOf(caller))
}
