import { useSyncExternalStore } from "react"
import { forgetHall } from "../offline/whose.ts"
import { dropDrafts } from "./kept-drafts.ts"

let changed = false
const listeners = new Set<() => void>()

/** Says that the account behind the page is another one now: the page ends here, and what was being typed in it. */
export function announceChangedAccount(): void {
  dropDrafts()
  void forgetHall()
  changed = true
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether somebody else has signed in behind this page. */
export function useChangedAccount(): boolean {
  return useSyncExternalStore(subscribe, () => changed)
}
