import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { ConfirmationsAlarm } from "./ConfirmationsAlarm.tsx"

export const accountsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/accounts",
    component: lazyRouteComponent(() => import("./AccountsPage.tsx"), "AccountsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/accounts/slips",
    component: lazyRouteComponent(() => import("./SlipsPage.tsx"), "SlipsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/accounts/$accountId",
    component: lazyRouteComponent(() => import("./AccountPage.tsx"), "AccountPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/grants",
    component: lazyRouteComponent(() => import("./GrantsPage.tsx"), "GrantsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/confirmations",
    component: lazyRouteComponent(() => import("./ConfirmationsPage.tsx"), "ConfirmationsPage"),
  }),
] as const
