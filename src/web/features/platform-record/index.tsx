import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/

export const platformRecordRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/platform-record",
    validateSearch: ({ month }: Record<string, unknown>) => ({
      month: typeof month === "string" && monthShape.test(month) ? month : undefined,
    }),
    component: lazyRouteComponent(() => import("./PlatformRecordPage.tsx"), "PlatformRecordPage"),
  }),
] as const
