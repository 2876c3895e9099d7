import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const suggestionsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/suggestions",
    component: lazyRouteComponent(() => import("./SuggestionsPage.tsx"), "SuggestionsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/suggestions/new",
    validateSearch: (raw: Record<string, unknown>): { from?: string; body?: string } => ({
      ...(typeof raw.from === "string" ? { from: raw.from } : {}),
      // Digits alone are a text, too.
      ...(typeof raw.body === "string" || typeof raw.body === "number"
        ? { body: String(raw.body).slice(0, 4000) }
        : {}),
    }),
    component: lazyRouteComponent(() => import("./NewSuggestionPage.tsx"), "NewSuggestionPage"),
  }),
] as const
