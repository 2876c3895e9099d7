import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const rulesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/rules",
    component: lazyRouteComponent(() => import("./RulesPage.tsx"), "RulesPage"),
  }),
] as const
