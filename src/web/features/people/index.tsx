import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people",
    component: lazyRouteComponent(() => import("./PeoplePage.tsx"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people/import",
    component: lazyRouteComponent(() => import("./ImportPage.tsx"), "ImportPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people/$memberId",
    component: lazyRouteComponent(() => import("./PersonPage.tsx"), "PersonPage"),
  }),
] as const
