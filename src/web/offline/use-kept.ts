import { useEffect, useState, useSyncExternalStore } from "react"
import { type Kept, readKept, whenKeptChanges } from "./kept-lists.ts"

/** Milliseconds between two looks at whether names have been kept for long enough. */
const often = 60_000

/** What is kept on this browser for a hall without a network; undefined until it is read. */
export function useKept(): Kept | undefined {
  const [kept, setKept] = useState<Kept>()
  useEffect(() => {
    let isHere = true
    const read = () =>
      void readKept().then(
        (now) => isHere && setKept(now),
        () => undefined,
      )
    read()
    const stop = whenKeptChanges(read)
    const timer = setInterval(read, often)
    return () => {
      isHere = false
      stop()
      clearInterval(timer)
    }
  }, [])
  return kept
}

function listen(tell: () => void): () => void {
  window.addEventListener("online", tell)
  window.addEventListener("offline", tell)
  return () => {
    window.removeEventListener("online", tell)
    window.removeEventListener("offline", tell)
  }
}

/** Whether the browser knows of a network; one that carries nothing counts as well. */
export function useHasNetwork(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine)
}
