import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { PlansToFile } from "./PlansToFile.tsx"
export { waitingPlansQuery } from "./plan-query.ts"

const number = (value: unknown) => (/^[1-9]\d{0,9}$/.test(String(value)) ? Number(value) : undefined)
const year = (value: unknown) => (/^(19|20|21)\d\d$/.test(String(value)) ? Number(value) : undefined)
const ofYear = (raw: Record<string, unknown>) => ({ year: year(raw.year) })

export const plansRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/plans",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      year: year(raw.year),
      state: typeof raw.state === "string" ? raw.state : undefined,
      whose: typeof raw.whose === "string" ? raw.whose : undefined,
    }),
    component: lazyRouteComponent(() => import("./PlansPage.tsx"), "PlansPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/plan",
    validateSearch: ofYear,
    component: lazyRouteComponent(() => import("./PlanPage.tsx"), "PlanPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/plan/edit",
    validateSearch: ofYear,
    component: lazyRouteComponent(() => import("./EditPlanPage.tsx"), "EditPlanPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/plan/versions",
    validateSearch: ofYear,
    component: lazyRouteComponent(() => import("./VersionsPage.tsx"), "VersionsPage"),
  }),
] as const
