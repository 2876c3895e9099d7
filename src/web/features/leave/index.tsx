import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { AskLeave } from "./AskLeave.tsx"
export { OwnCurrentLeave, UnitCurrentLeave } from "./CurrentLeave.tsx"
export { LeaveToDecide } from "./LeaveToDecide.tsx"
export { waitingQuery as waitingLeaveQuery } from "./leave-api.ts"

export const leaveRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/leave",
    component: lazyRouteComponent(() => import("./LeavePage.tsx"), "LeavePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/leave/$leaveId",
    component: lazyRouteComponent(() => import("./LeaveSlipPage.tsx"), "LeaveSlipPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/leave",
    component: lazyRouteComponent(() => import("./UnitLeavePage.tsx"), "UnitLeavePage"),
  }),
] as const
