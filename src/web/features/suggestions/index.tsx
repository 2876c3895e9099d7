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
    component: lazyRouteComponent(() => import("./NewSuggestionPage.tsx"), "NewSuggestionPage"),
  }),
] as const
