import { useQueryClient } from "@tanstack/react-query"
import { api } from "../api/client.ts"
import { to } from "../paths.ts"

/** Ends the session and forgets everything the pages remember; the sign-in page is loaded anew. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await api.DELETE("/api/session")
    queries.clear()
    window.location.assign(to.signIn())
  }
}
