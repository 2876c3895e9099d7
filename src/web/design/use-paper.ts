import { useSyncExternalStore } from "react"

const paper = typeof matchMedia === "function" ? matchMedia("print") : undefined

function listen(changed: () => void): () => void {
  paper?.addEventListener("change", changed)
  return () => paper?.removeEventListener("change", changed)
}

/** Whether the page is being put on paper, where nothing can be opened: what is folded must be unfolded. */
export function useOnPaper(): boolean {
  return useSyncExternalStore(listen, () => paper?.matches ?? false)
}
