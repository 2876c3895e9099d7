import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { AuditAlarm } from "./AuditAlarm.tsx"

export const auditRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/audit",
    component: lazyRouteComponent(() => import("./AuditPage.tsx"), "AuditPage"),
  }),
] as const
