import { useSyncExternalStore } from "react"
import type Desk from "./Desk.tsx"
import { isOpen } from "./open-paths.ts"

let piece: typeof Desk | undefined
let coming: Promise<void> | undefined
const waiting = new Set<() => void>()

/** Loads the desk, a piece of the program that whoever is not signed in does not need. */
export async function loadDesk(): Promise<void> {
  coming ??= import("./Desk.tsx").then((loaded) => {
    piece = loaded.default
    for (const tell of waiting) tell()
  })
  await coming.catch((error: unknown) => {
    // The next one tries again.
    coming = undefined
    throw error
  })
}

function listen(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

/** The desk, as soon as it is loaded. */
export function useDesk(): typeof Desk | undefined {
  return useSyncExternalStore(listen, () => piece)
}

// Whoever comes to a page behind the sign-in most likely is signed in: the desk need not wait for the answer.
if (!isOpen(window.location.pathname)) loadDesk().catch(() => undefined)
