import { dropDrafts } from "./kept-drafts.ts"

const name = "xueer signed out"

/** The tabs of one browser tell each other here; undefined in browsers that cannot. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name)

/** Somebody signs out in this tab: nothing they were typing stays, here and in the tabs beside it. */
export function forgetDraftsEverywhere(): void {
  dropDrafts()
  tabs?.postMessage(name)
}

/** Does something when somebody has signed out in another tab, its drafts already forgotten; answers how to stop. */
export function whenSignedOutElsewhere(act: () => void): () => void {
  const hear = () => {
    dropDrafts()
    act()
  }
  tabs?.addEventListener("message", hear)
  return () => tabs?.removeEventListener("message", hear)
}
