import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const policyRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/policy",
    component: lazyRouteComponent(() => import("./PolicyPage.tsx"), "PolicyPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/policy/$pack",
    component: lazyRouteComponent(() => import("./PackPage.tsx"), "PackPage"),
  }),
] as const
