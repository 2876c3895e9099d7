import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const importsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people/import",
    validateSearch: (raw: Record<string, unknown>): { run?: number } =>
      typeof raw.run === "number" ? { run: raw.run } : {},
    component: lazyRouteComponent(() => import("./ImportPage.tsx"), "ImportPage"),
  }),
] as const
