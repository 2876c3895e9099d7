import { useSyncExternalStore } from "react"

/** A hook that says whether a media query holds, as long as it does. */
export function mediaHook(query: string): () => boolean {
  const media = typeof matchMedia === "function" ? matchMedia(query) : undefined
  const listen = (changed: () => void) => {
    media?.addEventListener("change", changed)
    return () => media?.removeEventListener("change", changed)
  }
  return () => useSyncExternalStore(listen, () => media?.matches ?? false)
}
