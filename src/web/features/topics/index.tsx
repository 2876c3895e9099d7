import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

const yearIn = (raw: Record<string, unknown>) => ({
  year: /^\d{4}$/.test(String(raw.year)) ? Number(raw.year) : undefined,
})

export const topicsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/topics",
    validateSearch: yearIn,
    component: lazyRouteComponent(() => import("./TopicsPage.tsx"), "TopicsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/topics/$topicId",
    component: lazyRouteComponent(() => import("./TopicPage.tsx"), "TopicPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/mix",
    validateSearch: yearIn,
    component: lazyRouteComponent(() => import("./UnitMixPage.tsx"), "UnitMixPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/people/$memberId/mix",
    validateSearch: yearIn,
    component: lazyRouteComponent(() => import("./PersonMixPage.tsx"), "PersonMixPage"),
  }),
] as const
