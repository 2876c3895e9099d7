import { forgetHall } from "../offline/whose.ts"
import { dropDrafts, noteSignedOut } from "./kept-drafts.ts"

/** The tabs of one browser tell each other here who is signed in, null: nobody; undefined in browsers that cannot. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("xueer signed in")

/** Somebody signs out in this tab: nothing they were typing stays, here and in the tabs beside it. */
export function forgetDraftsEverywhere(): void {
  dropDrafts()
  noteSignedOut(true)
  void forgetHall()
  tabs?.postMessage(null)
}

/** Somebody is signed in: what others were typing does not stay, here and in the tabs beside it. */
export function keepDraftsOf(accountId: number): void {
  dropDrafts({ except: accountId })
  noteSignedOut(false)
  void forgetHall({ except: accountId })
  tabs?.postMessage(accountId)
}

/** Does something when somebody has signed in or out in another tab, the drafts of others forgotten; answers how to stop. */
export function whenOtherTabs(act: (signedIn: number | null) => void): () => void {
  const hear = ({ data }: MessageEvent<number | null>) => {
    dropDrafts(data === null ? {} : { except: data })
    act(data)
  }
  tabs?.addEventListener("message", hear)
  return () => tabs?.removeEventListener("message", hear)
}
