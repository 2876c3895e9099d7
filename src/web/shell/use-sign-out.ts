import { useQueryClient } from "@tanstack/react-query"
import { api } from "../api/client.ts"
import { forgetHall, keptFor } from "../offline/whose.ts"
import { to } from "../paths.ts"
import { forgetDraftsEverywhere } from "./other-tabs.ts"

/** Whether something that was marked in a hall has not been sent yet: it would be gone. */
async function hasUnsent(): Promise<boolean> {
  if (keptFor() === undefined) return false
  const { readKept } = await import("../offline/kept-lists.ts")
  const { marks, rests } = await readKept().catch(() => ({ marks: [], rests: [] }))
  return marks.length + rests.length > 0
}

/** Ends the session and forgets everything the pages remember and everything being typed; the sign-in page is loaded anew. */
export function useSignOut(): (how?: { readonly anyway: boolean }) => Promise<void> {
  const queries = useQueryClient()
  return async ({ anyway } = { anyway: false }) => {
    if (!anyway && (await hasUnsent())) return window.location.assign(to.leaveHall())
    await api.DELETE("/api/session")
    forgetDraftsEverywhere()
    await forgetHall()
    queries.clear()
    window.location.assign(to.signIn())
  }
}
