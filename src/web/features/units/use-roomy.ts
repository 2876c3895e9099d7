import { useSyncExternalStore } from "react"

const roomy = typeof matchMedia === "function" ? matchMedia("screen and (min-width: 1180px)") : undefined

function listen(changed: () => void): () => void {
  roomy?.addEventListener("change", changed)
  return () => roomy?.removeEventListener("change", changed)
}

/** Whether the tree has room beside a unit's page. */
export function useRoomy(): boolean {
  return useSyncExternalStore(listen, () => roomy?.matches ?? false)
}
