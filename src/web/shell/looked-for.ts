import { useLocation } from "@tanstack/react-router"

declare module "@tanstack/history" {
  interface HistoryState {
    /** What somebody looks for on a page that lists people or what names them. */
    lookedFor?: string
  }
}

/**
 * What somebody looks for on this page: it stays with the page's place in the history, so that going back finds the same
 * list, and does not stand in its address, where names would be read in histories and logs.
 */
export function useLookedFor(): string | undefined {
  return useLocation({ select: ({ state }) => state.lookedFor })
}

/** The same as what a place in the history is to keep. */
export function lookingFor(lookedFor: string | undefined): { lookedFor?: string } {
  return lookedFor === undefined ? {} : { lookedFor }
}
