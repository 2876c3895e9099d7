import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { AskMakeUp } from "./AskMakeUp.tsx"
export { OwnMakeUps, UnitMakeUps } from "./MakeUpRows.tsx"
export { ownMakeUpsQuery } from "./make-ups-api.ts"

export const makeUpsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/make-ups/$makeUpId",
    component: lazyRouteComponent(() => import("./MakeUpSlipPage.tsx"), "MakeUpSlipPage"),
  }),
] as const
