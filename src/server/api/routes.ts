import { accountRoutes } from "../features/accounts/routes.ts"
import { setUpRoutes } from "../features/accounts/set-up-routes.ts"
import { announcementRoutes } from "../features/announcements/routes.ts"
import { attachmentRoutes } from "../features/attachments/routes.ts"
import { auditRoutes } from "../features/audit/routes.ts"
import { backupRoutes } from "../features/backups/routes.ts"
import { calendarRoutes } from "../features/calendar/routes.ts"
import { concernRoutes } from "../features/concerns/routes.ts"
import { disputeRoutes } from "../features/disputes/routes.ts"
import { eventRoutes } from "../features/events/routes.ts"
import { explanationRoutes } from "../features/explanations/routes.ts"
import { historyRoutes } from "../features/history/routes.ts"
import { importRoutes } from "../features/imports/routes.ts"
import { jobRoutes } from "../features/jobs/routes.ts"
import { leaveRoutes } from "../features/leave/routes.ts"
import { lecturerRoutes } from "../features/lecturers/routes.ts"
import { makeUpRoutes } from "../features/make-ups/routes.ts"
import { meRoutes } from "../features/me/routes.ts"
import { meetingRoutes } from "../features/meetings/routes.ts"
import { noticeRoutes } from "../features/notices/routes.ts"
import { boardRoutes } from "../features/overview/board-routes.ts"
import { homeRoutes } from "../features/overview/home-routes.ts"
import { standingRoutes } from "../features/overview/standing-routes.ts"
import { peopleRoutes } from "../features/people/routes.ts"
import { planRoutes } from "../features/plans/routes.ts"
import { platformRecordRoutes } from "../features/platform-record/routes.ts"
import { policyRoutes } from "../features/policy-text/routes.ts"
import { reminderRoutes } from "../features/reminders/routes.ts"
import { responsibilityRoutes } from "../features/responsibilities/routes.ts"
import { ruleRoutes } from "../features/rules/routes.ts"
import { settingsRoutes } from "../features/settings/routes.ts"
import { sheetRoutes } from "../features/sheets/routes.ts"
import { sessionRoutes } from "../features/sign-in/session-routes.ts"
import { wayInRoutes } from "../features/sign-in/way-in-routes.ts"
import { suggestionRoutes } from "../features/suggestions/routes.ts"
import { summaryRoutes } from "../features/summaries/routes.ts"
import { topicRoutes } from "../features/topics/routes.ts"
import { trainingRoutes } from "../features/training/routes.ts"
import { turnRoutes } from "../features/turns/routes.ts"
import { unitRoutes } from "../features/units/routes.ts"
import { venueRoutes } from "../features/venues/routes.ts"
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
  ...disputeRoutes,
  ...eventRoutes,
  ...announcementRoutes,
  ...calendarRoutes,
  ...topicRoutes,
  ...concernRoutes,
  ...venueRoutes,
  ...lecturerRoutes,
  ...trainingRoutes,
  ...turnRoutes,
  ...attachmentRoutes,
  ...leaveRoutes,
  ...makeUpRoutes,
  ...historyRoutes,
  ...auditRoutes,
  ...noticeRoutes,
  ...suggestionRoutes,
  ...settingsRoutes,
  ...workdayRoutes,
  ...jobRoutes,
  ...backupRoutes,
  ...meRoutes,
  ...meetingRoutes,
  ...unitRoutes,
  ...homeRoutes,
  ...boardRoutes,
  ...standingRoutes,
  ...explanationRoutes,
  ...planRoutes,
  ...responsibilityRoutes,
  ...ruleRoutes,
  ...summaryRoutes,
  ...policyRoutes,
  ...reminderRoutes,
  ...platformRecordRoutes,
  ...sheetRoutes,
]
