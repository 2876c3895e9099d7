import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"
import { tabIn } from "./tabs.ts"

export const unitsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units",
    component: lazyRouteComponent(() => import("./UnitsPage.tsx"), "UnitsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId",
    validateSearch: tabIn,
    component: lazyRouteComponent(() => import("./UnitPage.tsx"), "UnitPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/people",
    component: lazyRouteComponent(() => import("./UnitPeoplePage.tsx"), "UnitPeoplePage"),
  }),
] as const
