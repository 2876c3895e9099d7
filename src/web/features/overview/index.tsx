import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

type Raw = Record<string, unknown>

const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)

/** The pages that say what is owed: homes, boards, years, figures. */
export const overviewRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/",
    validateSearch: (raw: Raw) => ({ desk: textIn(raw.desk) }),
    component: lazyRouteComponent(() => import("./HomePage.tsx"), "HomePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/board/$unitId",
    validateSearch: (raw: Raw) => ({ view: textIn(raw.view) }),
    component: lazyRouteComponent(() => import("./BoardPage.tsx"), "BoardPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/board/$unitId/branches",
    validateSearch: (raw: Raw) => ({
      group: textIn(raw.group),
      obligation: textIn(raw.obligation),
      band: textIn(raw.band),
      view: textIn(raw.view),
    }),
    component: lazyRouteComponent(() => import("./BranchesPage.tsx"), "BranchesPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/year",
    validateSearch: (raw: Raw) => ({
      year: typeof raw.year === "number" || typeof raw.year === "string" ? Number(raw.year) : undefined,
    }),
    component: lazyRouteComponent(() => import("./UnitYearPage.tsx"), "UnitYearPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/training",
    validateSearch: (raw: Raw) => ({ band: textIn(raw.band) }),
    component: lazyRouteComponent(() => import("./TrainingPage.tsx"), "TrainingPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/standing/$obligation/$subjectType/$subjectId/$period",
    component: lazyRouteComponent(() => import("./StandingPage.tsx"), "StandingPage"),
  }),
] as const
