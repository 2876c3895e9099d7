import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { KeptVenues } from "./KeptVenues.tsx"
export { PlaceField } from "./PlaceField.tsx"

export const venuesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/venues",
    component: lazyRouteComponent(() => import("./VenuesPage.tsx"), "VenuesPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/venues/$venueId",
    validateSearch: (raw: Record<string, unknown>) => ({
      month: /^\d{4}-\d\d$/.test(String(raw.month)) ? String(raw.month) : undefined,
    }),
    component: lazyRouteComponent(() => import("./VenuePage.tsx"), "VenuePage"),
  }),
] as const
