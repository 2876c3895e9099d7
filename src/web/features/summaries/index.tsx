import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const summariesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/summary",
    validateSearch: (raw: Record<string, unknown>) => ({
      period: /^\d{4}(-(H[12]|Q[1-4]|\d\d))?$/.test(String(raw.period)) ? String(raw.period) : undefined,
    }),
    component: lazyRouteComponent(() => import("./SummaryPage.tsx"), "SummaryPage"),
  }),
] as const
