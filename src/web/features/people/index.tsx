import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import type { PeopleFilter } from "../../paths.ts"
import { rootRoute } from "../../shell/root-route.tsx"

const fields = ["unit", "belongs", "circumstance", "rank", "post", "status", "inService"] as const

/** What narrows the roster, as the address has it; the server refuses what it does not know. */
function filterIn(raw: Record<string, unknown>): PeopleFilter {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = raw[field]
      return typeof value === "string" || typeof value === "number" ? [[field, String(value)]] : []
    }),
  )
}

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people",
    validateSearch: filterIn,
    component: lazyRouteComponent(() => import("./PeoplePage.tsx"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people/$memberId",
    validateSearch: (raw: Record<string, unknown>): { year?: number } => {
      const year = Number(raw.year)
      return Number.isInteger(year) && year >= 1900 && year <= 2999 ? { year } : {}
    },
    component: lazyRouteComponent(() => import("./PersonPage.tsx"), "PersonPage"),
  }),
] as const
