import { accountRoutes, setUpRoutes } from "../features/accounts/index.ts"
import { auditRoutes } from "../features/audit/index.ts"
import { eventRoutes } from "../features/events/index.ts"
import { explanationRoutes } from "../features/explanations/index.ts"
import { historyRoutes } from "../features/history/index.ts"
import { importRoutes } from "../features/imports/index.ts"
import { meRoutes } from "../features/me/index.ts"
import { noticeRoutes } from "../features/notices/index.ts"
import { boardRoutes, homeRoutes, standingRoutes } from "../features/overview/index.ts"
import { peopleRoutes } from "../features/people/index.ts"
import { policyRoutes } from "../features/policy-text/index.ts"
import { settingsRoutes } from "../features/settings/index.ts"
import { sessionRoutes, wayInRoutes } from "../features/sign-in/index.ts"
import { suggestionRoutes } from "../features/suggestions/index.ts"
import { unitRoutes } from "../features/units/index.ts"
import { workdayRoutes } from "../features/workdays/index.ts"
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
  ...historyRoutes,
  ...auditRoutes,
  ...noticeRoutes,
  ...suggestionRoutes,
  ...settingsRoutes,
  ...workdayRoutes,
  ...meRoutes,
  ...unitRoutes,
  ...homeRoutes,
  ...boardRoutes,
  ...standingRoutes,
  ...explanationRoutes,
  ...policyRoutes,
]
