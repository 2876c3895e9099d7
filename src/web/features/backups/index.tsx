import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { BackupAlarm } from "./BackupAlarm.tsx"

export const backupsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/backups",
    component: lazyRouteComponent(() => import("./BackupsPage.tsx"), "BackupsPage"),
  }),
] as const
