import type { QueryClient } from "@tanstack/react-query"
import { createRootRouteWithContext, redirect } from "@tanstack/react-router"
import { keptFor } from "../offline/whose.ts"
import { ownPath } from "../paths.ts"
import { App } from "./App.tsx"
import { loadDesk } from "./desk-piece.ts"
import { isOpen, opensWithoutNetwork } from "./open-paths.ts"
import { arrivalQuery } from "./session.ts"
import { NotFoundPage, TroublePage } from "./TroublePage.tsx"

/** The route above all: nobody passes it without signing in, except to the open pages. */
export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: App,
  notFoundComponent: NotFoundPage,
  errorComponent: TroublePage,
  beforeLoad: async ({ context, location }) => {
    if (isOpen(location.pathname)) return
    if (opensWithoutNetwork(location.pathname) && keptFor() !== undefined)
      return await openAnyway(context.queries)
    const { session } = await context.queries.ensureQueryData(arrivalQuery)
    if (session && session.owes === null) return await loadDesk()
    const wanted = ownPath(location.href)
    throw redirect({ href: wanted === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(wanted)}` })
  },
})

/** Milliseconds for which a page that opens without a network waits for a server. */
const patience = 4000

/** Opens with the desk around it where somebody is signed in, and alone where no server says so. */
async function openAnyway(queries: QueryClient): Promise<void> {
  const asked = queries.ensureQueryData({ ...arrivalQuery, retry: false }).catch(() => undefined)
  const waited = new Promise<undefined>((done) => setTimeout(() => done(undefined), patience))
  const arrival = await Promise.race([asked, waited])
  if (arrival?.session?.owes === null) await loadDesk()
}
