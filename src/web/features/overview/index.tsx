import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { OwnAbsencesNow } from "./OwnAbsences.tsx"

type Raw = Record<string, unknown>

const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)

const yearIn = (value: unknown): number | undefined => {
  const year = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN
  return Number.isInteger(year) ? year : undefined
}

/** A year ahead, where that is asked for; otherwise a quarter. */
const daysIn = (value: unknown): number | undefined => (Number(value) === 365 ? 365 : undefined)

/** The pages that say what is owed: homes, boards, years, figures. */
export const overviewRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/",
    validateSearch: (raw: Raw) => ({
      desk: textIn(raw.desk),
      view: textIn(raw.view),
      year: yearIn(raw.year),
    }),
    component: lazyRouteComponent(() => import("./HomePage.tsx"), "HomePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/board/$unitId",
    validateSearch: (raw: Raw) => ({ view: textIn(raw.view), year: yearIn(raw.year) }),
    component: lazyRouteComponent(() => import("./BoardPage.tsx"), "BoardPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/board/$unitId/branches",
    validateSearch: (raw: Raw) => ({
      group: textIn(raw.group),
      obligation: textIn(raw.obligation),
      cycle: textIn(raw.cycle),
      band: textIn(raw.band),
      view: textIn(raw.view),
      year: yearIn(raw.year),
    }),
    component: lazyRouteComponent(() => import("./BranchesPage.tsx"), "BranchesPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/year",
    validateSearch: (raw: Raw) => ({ year: yearIn(raw.year) }),
    component: lazyRouteComponent(() => import("./UnitYearPage.tsx"), "UnitYearPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/due",
    validateSearch: (raw: Raw) => ({ days: daysIn(raw.days) }),
    component: lazyRouteComponent(() => import("./DuePage.tsx"), "DuePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/board/$unitId/due",
    validateSearch: (raw: Raw) => ({ days: daysIn(raw.days) }),
    component: lazyRouteComponent(() => import("./BoardDuePage.tsx"), "BoardDuePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/training",
    validateSearch: (raw: Raw) => ({ band: textIn(raw.band), year: yearIn(raw.year) }),
    component: lazyRouteComponent(() => import("./TrainingPage.tsx"), "TrainingPage"),
  }),
] as const
