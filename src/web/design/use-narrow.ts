import { useSyncExternalStore } from "react"

const narrow = typeof matchMedia === "function" ? matchMedia("screen and (max-width: 720px)") : undefined

function listen(changed: () => void): () => void {
  narrow?.addEventListener("change", changed)
  return () => narrow?.removeEventListener("change", changed)
}

/** Whether the screen is a phone's, or as narrow as one by zooming. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow?.matches ?? false)
}
