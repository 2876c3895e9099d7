import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"
import { spans } from "./months.ts"

const number = (value: unknown) => (/^[1-9]\d{0,9}$/.test(String(value)) ? Number(value) : undefined)
const matching = (value: unknown, shape: RegExp) =>
  typeof value === "string" && shape.test(value) ? value : undefined
const wordShape = /^[a-z-]{1,40}$/

/** Months, quarters and years of activities; several sittings laid out at once; feeds for other programs. */
export const calendarRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/calendar",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      month: matching(raw.month, /^\d{4}-(0[1-9]|1[0-2])$/),
      span: spans.find((span) => span === raw.span),
      kind: matching(raw.kind, wordShape),
      mine: raw.mine === "yes" ? ("yes" as const) : undefined,
    }),
    component: lazyRouteComponent(() => import("./CalendarPage.tsx"), "CalendarPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/events/lay-out",
    validateSearch: (raw: Record<string, unknown>) => ({
      unit: number(raw.unit),
      kind: matching(raw.kind, wordShape),
      year: number(raw.year),
    }),
    component: lazyRouteComponent(() => import("./LayOutPage.tsx"), "LayOutPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/me/feeds",
    component: lazyRouteComponent(() => import("./FeedsPage.tsx"), "FeedsPage"),
  }),
] as const
