import { useEffect, useId, useRef, useSyncExternalStore } from "react"

/**
 * Paper has every row: before the page is printed, the lists on it that go on are fetched to their ends. They are known
 * here as long as they go on.
 */
const goingOn = new Set<string>()
let gathering = false
const listeners = new Set<() => void>()

function turn(on: boolean): void {
  gathering = on
  for (const listener of listeners) listener()
}

/** Prints the page as soon as its lists are whole. */
export function printAll(): void {
  turn(true)
  printIfWhole()
}

/** Prints what is listed by now; paper says that it is not everything. */
export function printWhatIsThere(): void {
  turn(false)
  window.print()
}

export function stopGathering(): void {
  turn(false)
}

/** Whether some list on the page goes on. */
export function someGoOn(): boolean {
  return goingOn.size > 0
}

function printIfWhole(): void {
  if (gathering && goingOn.size === 0) printWhatIsThere()
}

/** Whether the lists are being fetched to their ends. */
export function useGathering(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => gathering,
  )
}

interface List {
  readonly shown: number
  readonly hasMore: boolean
  readonly busy: boolean
  readonly onMore: () => void
}

/** Makes a list known that goes on, and fetches page after page of it while all are gathered for paper. */
export function useGathered({ shown, hasMore, busy, onMore }: List): void {
  const id = useId()
  const now = useGathering()
  const asked = useRef<{ readonly at: number; readonly began: boolean } | undefined>(undefined)
  useEffect(() => {
    if (hasMore) goingOn.add(id)
    else printIfWhole()
    return () => {
      goingOn.delete(id)
    }
  }, [id, hasMore])
  // Whoever goes to another page does not print it.
  useEffect(() => stopGathering, [])
  useEffect(() => {
    if (!now || !hasMore) asked.current = undefined
    else if (asked.current?.at !== shown) {
      asked.current = { at: shown, began: false }
      onMore()
    } else if (busy) asked.current = { at: shown, began: true }
    // The next page did not come: the list says why, and nothing is printed in its place.
    else if (asked.current.began) stopGathering()
  }, [now, shown, hasMore, busy, onMore])
}
