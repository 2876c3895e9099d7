import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

const number = (value: unknown) => (/^[1-9]\d{0,9}$/.test(String(value)) ? Number(value) : undefined)
const matching = (value: unknown, shape: RegExp) =>
  typeof value === "string" && shape.test(value) ? value : undefined
const dayShape = /^\d{4}-\d\d-\d\d$/
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
      category: matching(raw.category, wordShape),
      path: matching(raw.path, wordShape),
      mode: matching(raw.mode, wordShape),
      topic: matching(String(raw.topic), /^[1-9]\d{0,9}$/),
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
      line: number(raw.line),
      taker: number(raw.taker),
      turn: number(raw.turn),
      topic: number(raw.topic),
      lecturer: number(raw.lecturer),
      concern: number(raw.concern),
    }),
    component: lazyRouteComponent(() => import("./NewEventPage.tsx"), "NewEventPage"),
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
    path: "/events/hall",
    validateSearch: (raw: Record<string, unknown>) => ({ leaving: raw.leaving === true || undefined }),
    component: lazyRouteComponent(() => import("./HallPage.tsx"), "HallPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/hall/$activityId",
    component: lazyRouteComponent(() => import("./HallListPage.tsx"), "HallListPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/here",
    validateSearch: (raw: Record<string, unknown>) => ({
      at: number(raw.at),
      code: matching(raw.code === undefined ? undefined : String(raw.code), /^(?:\d{4}|h[\w-]{8})$/),
    }),
    component: lazyRouteComponent(() => import("./HerePage.tsx"), "HerePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/$activityId/code",
    component: lazyRouteComponent(() => import("./HallCodePage.tsx"), "HallCodePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/$activityId/record",
    component: lazyRouteComponent(() => import("./RecordSheetPage.tsx"), "RecordSheetPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/$activityId/sheet",
    component: lazyRouteComponent(() => import("./SignInSheetPage.tsx"), "SignInSheetPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/$activityId",
    validateSearch: (raw: Record<string, unknown>) => ({
      do: matching(raw.do, /^(make-up|helper|list)$/),
      who: number(raw.who),
      what: matching(raw.what, wordShape),
    }),
    component: lazyRouteComponent(() => import("./EventPage.tsx"), "EventPage"),
  }),
] as const
