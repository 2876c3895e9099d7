import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const responsibilitiesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/responsibilities",
    component: lazyRouteComponent(() => import("./ResponsibilitiesPage.tsx"), "ResponsibilitiesPage"),
  }),
] as const
