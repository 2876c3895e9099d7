import { useQueryClient } from "@tanstack/react-query"
import { deedKey } from "../api/client.ts"
import { to } from "../paths.ts"

/** Ends the session and forgets everything the pages remember; the sign-in page is loaded anew. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await fetch("/api/session", { method: "DELETE", headers: { "Idempotency-Key": deedKey() } })
    queries.clear()
    window.location.assign(to.signIn())
  }
}
