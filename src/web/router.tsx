import { createRouter, stringifySearchWith } from "@tanstack/react-router"
import { makeQueryClient } from "./api/query-client.ts"
import { noteArrival } from "./design/arrival.ts"
import { accountsRoutes } from "./features/accounts/index.tsx"
import { auditRoutes } from "./features/audit/index.tsx"
import { backupsRoutes } from "./features/backups/index.tsx"
import { calendarRoutes } from "./features/calendar/index.tsx"
import { concernsRoutes } from "./features/concerns/index.tsx"
import { eventsRoutes } from "./features/events/index.tsx"
import { explanationsRoutes } from "./features/explanations/index.tsx"
import { importsRoutes } from "./features/imports/index.tsx"
import { jobsRoutes } from "./features/jobs/index.tsx"
import { leaveRoutes } from "./features/leave/index.tsx"
import { lecturersRoutes } from "./features/lecturers/index.tsx"
import { makeUpsRoutes } from "./features/make-ups/index.tsx"
import { meRoutes } from "./features/me/index.tsx"
import { meetingsRoutes } from "./features/meetings/index.tsx"
import { overviewRoutes } from "./features/overview/index.tsx"
import { peopleRoutes } from "./features/people/index.tsx"
import { plansRoutes } from "./features/plans/index.tsx"
import { platformRecordRoutes } from "./features/platform-record/index.tsx"
import { policyRoutes } from "./features/policy-text/index.tsx"
import { responsibilitiesRoutes } from "./features/responsibilities/index.tsx"
import { rulesRoutes } from "./features/rules/index.tsx"
import { settingsRoutes } from "./features/settings/index.tsx"
import { signInRoutes } from "./features/sign-in/index.tsx"
import { suggestionsRoutes } from "./features/suggestions/index.tsx"
import { summariesRoutes } from "./features/summaries/index.tsx"
import { topicsRoutes } from "./features/topics/index.tsx"
import { trainingRoutes } from "./features/training/index.tsx"
import { turnsRoutes } from "./features/turns/index.tsx"
import { unitsRoutes } from "./features/units/index.tsx"
import { venuesRoutes } from "./features/venues/index.tsx"
import { announceChangedAccount } from "./shell/changed-account.ts"
import { rootRoute } from "./shell/root-route.tsx"
import { arrivalQuery } from "./shell/session.ts"
import { TroublePage } from "./shell/TroublePage.tsx"

const tree = rootRoute.addChildren([
  ...signInRoutes,
  ...overviewRoutes,
  ...explanationsRoutes,
  ...unitsRoutes,
  ...importsRoutes,
  ...peopleRoutes,
  ...eventsRoutes,
  ...topicsRoutes,
  ...concernsRoutes,
  ...venuesRoutes,
  ...lecturersRoutes,
  ...trainingRoutes,
  ...turnsRoutes,
  ...meetingsRoutes,
  ...calendarRoutes,
  ...leaveRoutes,
  ...makeUpsRoutes,
  ...platformRecordRoutes,
  ...plansRoutes,
  ...responsibilitiesRoutes,
  ...rulesRoutes,
  ...summariesRoutes,
  ...policyRoutes,
  ...accountsRoutes,
  ...auditRoutes,
  ...settingsRoutes,
  ...jobsRoutes,
  ...backupsRoutes,
  ...meRoutes,
  ...suggestionsRoutes,
])

/** The one registry of pages. A session that has ended leads to the sign-in, and back afterwards. */
export function makeRouter() {
  const queries = makeQueryClient((problem) => {
    if (problem.code === "account-changed") announceChangedAccount()
    if (!sessionEnded.includes(problem.code)) return
    queries.removeQueries({ queryKey: arrivalQuery.queryKey })
    void router.invalidate()
  })
  const router = createRouter({
    routeTree: tree,
    context: { queries },
    defaultErrorComponent: TroublePage,
    // A year is written as it is read: `period=2026`, without the marks that would tell text from a number.
    stringifySearch: stringifySearchWith(JSON.stringify),
    scrollRestoration: true,
  })
  router.subscribe("onBeforeNavigate", ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) noteArrival()
  })
  return { router, queries }
}

const sessionEnded: readonly string[] = ["not-signed-in", "second-factor-needed", "password-change-needed"]

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>["router"]
  }
}
