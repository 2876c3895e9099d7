import { MutationCache, onlineManager, QueryCache, QueryClient } from "@tanstack/react-query"
import { ApiProblem } from "./problem.ts"

type Listener = (problem: ApiProblem) => void

/**
 * What pages have asked, remembered while they are open. Everything is asked anew when a page opens, so that
 * what was just recorded is there; a refusal is not asked twice, an unanswered question once more. Parts of one page
 * that ask the same share its answer: the later ones are there only once it has come.
 */
export function makeQueryClient(onProblem: Listener): QueryClient {
  const hear = (error: unknown) => {
    if (error instanceof ApiProblem) onProblem(error)
  }
  // A page that was loaded without a network hears nothing of losing it, and must hear of its return.
  onlineManager.setOnline(navigator.onLine)
  return new QueryClient({
    queryCache: new QueryCache({ onError: hear }),
    mutationCache: new MutationCache({ onError: hear }),
    defaultOptions: {
      queries: {
        staleTime: 1000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        networkMode: "always",
        // What nobody answered is asked again as soon as there is a network.
        refetchOnReconnect: ({ state }) => state.status === "error",
        retry: (count, error) => count < 1 && !(error instanceof ApiProblem && error.status < 500),
        retryDelay: 1000,
      },
      mutations: { networkMode: "always", retry: false },
    },
  })
}
