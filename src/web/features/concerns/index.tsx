import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { OpenConcerns } from "./OpenConcerns.tsx"

export const concernsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/concerns",
    component: lazyRouteComponent(() => import("./ConcernsPage.tsx"), "ConcernsPage"),
  }),
] as const
