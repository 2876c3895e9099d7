import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const jobsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/jobs",
    component: lazyRouteComponent(() => import("./JobsPage.tsx"), "JobsPage"),
  }),
] as const
