import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const unitsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units",
    component: lazyRouteComponent(() => import("./UnitsPage.tsx"), "UnitsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId",
    component: lazyRouteComponent(() => import("./UnitPage.tsx"), "UnitPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/year",
    component: lazyRouteComponent(() => import("./UnitYearPage.tsx"), "UnitYearPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/people",
    component: lazyRouteComponent(() => import("./UnitPeoplePage.tsx"), "UnitPeoplePage"),
  }),
] as const
