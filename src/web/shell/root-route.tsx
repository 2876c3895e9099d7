import type { QueryClient } from "@tanstack/react-query"
import { createRootRouteWithContext, redirect } from "@tanstack/react-router"
import { ownPath } from "../paths.ts"
import { App } from "./App.tsx"
import { loadDesk } from "./desk-piece.ts"
import { isOpen } from "./open-paths.ts"
import { arrivalQuery } from "./session.ts"
import { NotFoundPage, TroublePage } from "./TroublePage.tsx"

/** The route above all: nobody passes it without signing in, except to the open pages. */
export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: App,
  notFoundComponent: NotFoundPage,
  errorComponent: TroublePage,
  beforeLoad: async ({ context, location }) => {
    if (isOpen(location.pathname)) return
    const { session } = await context.queries.ensureQueryData(arrivalQuery)
    if (session && session.owes === null) return await loadDesk()
    const wanted = ownPath(location.href)
    throw redirect({ href: wanted === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(wanted)}` })
  },
})
