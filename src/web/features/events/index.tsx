import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const eventsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events",
    component: lazyRouteComponent(() => import("./EventsPage.tsx"), "EventsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/new",
    component: lazyRouteComponent(() => import("./NewEventPage.tsx"), "NewEventPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/calendar",
    component: lazyRouteComponent(() => import("./CalendarPage.tsx"), "CalendarPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/$activityId",
    component: lazyRouteComponent(() => import("./EventPage.tsx"), "EventPage"),
  }),
] as const
