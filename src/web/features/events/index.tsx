import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

const number = (value: unknown) => (/^[1-9]\d{0,9}$/.test(String(value)) ? Number(value) : undefined)
const matching = (value: unknown, shape: RegExp) =>
  typeof value === "string" && shape.test(value) ? value : undefined
const dayShape = /^\d{4}-\d\d-\d\d$/
const monthShape = /^\d{4}-\d\d$/
const wordShape = /^[a-z-]{1,40}$/

export const eventsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      kind: matching(raw.kind, wordShape),
      state: matching(raw.state, wordShape),
      from: matching(raw.from, dayShape),
      until: matching(raw.until, dayShape),
      lacks: matching(raw.lacks, wordShape),
    }),
    component: lazyRouteComponent(() => import("./EventsPage.tsx"), "EventsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/new",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      kind: matching(raw.kind, wordShape),
      on: matching(raw.on, dayShape),
      like: number(raw.like),
    }),
    component: lazyRouteComponent(() => import("./NewEventPage.tsx"), "NewEventPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/calendar",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      month: matching(raw.month, monthShape),
    }),
    component: lazyRouteComponent(() => import("./CalendarPage.tsx"), "CalendarPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/absences",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      year: matching(String(raw.year), /^\d{4}$/),
    }),
    component: lazyRouteComponent(() => import("./AbsencesPage.tsx"), "AbsencesPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/$activityId",
    validateSearch: (raw: Record<string, unknown>) => ({
      do: matching(raw.do, /^(make-up|helper|list)$/),
      who: number(raw.who),
    }),
    component: lazyRouteComponent(() => import("./EventPage.tsx"), "EventPage"),
  }),
] as const
