import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const standingRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/standing/$obligation/$subjectType/$subjectId/$period",
    component: lazyRouteComponent(() => import("./StandingPage.tsx"), "StandingPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/board/$unitId",
    component: lazyRouteComponent(() => import("./BoardPage.tsx"), "BoardPage"),
  }),
] as const
