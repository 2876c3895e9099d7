import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const signInRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/sign-in",
    validateSearch: (raw: Record<string, unknown>): { to?: string; trouble?: string } => ({
      ...(typeof raw.to === "string" ? { to: raw.to } : {}),
      ...(typeof raw.trouble === "string" ? { trouble: raw.trouble } : {}),
    }),
    component: lazyRouteComponent(() => import("./SignInPage.tsx"), "SignInPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/activate",
    component: lazyRouteComponent(() => import("./ActivatePage.tsx"), "ActivatePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/setup",
    component: lazyRouteComponent(() => import("./SetupPage.tsx"), "SetupPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/me/sessions",
    component: lazyRouteComponent(() => import("./SafetyPage.tsx"), "SafetyPage"),
  }),
] as const
