import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const trailRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/trail",
    component: lazyRouteComponent(() => import("./TrailPage.tsx"), "TrailPage"),
  }),
] as const
