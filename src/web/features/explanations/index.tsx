import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

/** Any figure, opened. */
export const explanationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/standing/$obligation/$subjectType/$subjectId/$period",
    component: lazyRouteComponent(() => import("./ExplanationPage.tsx"), "ExplanationPage"),
  }),
] as const
