import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export const lecturersRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/lecturers",
    component: lazyRouteComponent(() => import("./LecturersPage.tsx"), "LecturersPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/lecturers/$knownLecturerId",
    component: lazyRouteComponent(() => import("./LecturerPage.tsx"), "LecturerPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/secretary-lectures",
    validateSearch: (raw: Record<string, unknown>) => ({
      year: /^\d{4}$/.test(String(raw.year)) ? Number(raw.year) : undefined,
    }),
    component: lazyRouteComponent(() => import("./SecretaryLecturesPage.tsx"), "SecretaryLecturesPage"),
  }),
] as const
