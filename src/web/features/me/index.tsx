import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const meRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/me",
    component: lazyRouteComponent(() => import("./MePage.tsx"), "MePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/me/data",
    component: lazyRouteComponent(() => import("./MyDataPage.tsx"), "MyDataPage"),
  }),
] as const
