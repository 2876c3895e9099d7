import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { ownPath } from "../paths.ts"
import { arrivalQuery } from "./session.ts"

/** After signing in: asks anew who that is, and goes to the page that was wanted, the home page otherwise. */
export function useGoOn(): (wanted?: unknown) => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  return async (wanted) => {
    await queries.fetchQuery({ ...arrivalQuery, staleTime: 0 })
    router.history.push(ownPath(wanted))
  }
}
