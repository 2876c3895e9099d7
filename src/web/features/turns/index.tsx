import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { NextTurns } from "./NextTurns.tsx"

export const turnsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/turns",
    component: lazyRouteComponent(() => import("./TurnsPage.tsx"), "TurnsPage"),
  }),
] as const
