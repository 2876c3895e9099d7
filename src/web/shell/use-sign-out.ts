import { useQueryClient } from "@tanstack/react-query"
import { api } from "../api/client.ts"
import { to } from "../paths.ts"
import { forgetDraftsEverywhere } from "./other-tabs.ts"

/** Ends the session and forgets everything the pages remember and everything being typed; the sign-in page is loaded anew. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await api.DELETE("/api/session")
    forgetDraftsEverywhere()
    queries.clear()
    window.location.assign(to.signIn())
  }
}
