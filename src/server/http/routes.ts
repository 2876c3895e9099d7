import { meRoutes } from "../features/me/index.ts"
import { noticeRoutes } from "../features/notices/index.ts"
import { settingsRoutes } from "../features/settings/index.ts"
import { accountRoutes, sessionRoutes, wayInRoutes } from "../features/sign-in/index.ts"
import { suggestionRoutes } from "../features/suggestions/index.ts"
import { trailRoutes } from "../features/trail/index.ts"
import type { Route } from "./route.ts"

/** Every route of the API, feature by feature. */
export const allRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...wayInRoutes,
  ...accountRoutes,
  ...trailRoutes,
  ...noticeRoutes,
  ...suggestionRoutes,
  ...settingsRoutes,
  ...meRoutes,
]
