import { accountRoutes } from "../features/accounts/routes.ts"
import { setUpRoutes } from "../features/accounts/set-up-routes.ts"
import { attachmentRoutes } from "../features/attachments/routes.ts"
import { auditRoutes } from "../features/audit/routes.ts"
import { backupRoutes } from "../features/backups/routes.ts"
import { eventRoutes } from "../features/events/routes.ts"
import { explanationRoutes } from "../features/explanations/routes.ts"
import { historyRoutes } from "../features/history/routes.ts"
import { importRoutes } from "../features/imports/routes.ts"
import { jobRoutes } from "../features/jobs/routes.ts"
import { meRoutes } from "../features/me/routes.ts"
import { noticeRoutes } from "../features/notices/routes.ts"
import { boardRoutes } from "../features/overview/board-routes.ts"
import { homeRoutes } from "../features/overview/home-routes.ts"
import { standingRoutes } from "../features/overview/standing-routes.ts"
import { peopleRoutes } from "../features/people/routes.ts"
import { policyRoutes } from "../features/policy-text/routes.ts"
import { settingsRoutes } from "../features/settings/routes.ts"
import { sessionRoutes } from "../features/sign-in/session-routes.ts"
import { wayInRoutes } from "../features/sign-in/way-in-routes.ts"
import { suggestionRoutes } from "../features/suggestions/routes.ts"
import { unitRoutes } from "../features/units/routes.ts"
import { workdayRoutes } from "../features/workdays/routes.ts"
import type { Route } from "../http/route.ts"

/** Every route of the API, feature by feature. */
export const allRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...wayInRoutes,
  ...setUpRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...importRoutes,
  ...eventRoutes,
  ...attachmentRoutes,
  ...historyRoutes,
  ...auditRoutes,
  ...noticeRoutes,
  ...suggestionRoutes,
  ...settingsRoutes,
  ...workdayRoutes,
  ...jobRoutes,
  ...backupRoutes,
  ...meRoutes,
  ...unitRoutes,
  ...homeRoutes,
  ...boardRoutes,
  ...standingRoutes,
  ...explanationRoutes,
  ...policyRoutes,
]
