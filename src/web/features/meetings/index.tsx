import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../../shell/root-route.tsx"

export { Meeting } from "./Meeting.tsx"
export { meetingQuery, waitingQuery as waitingMeetingsQuery } from "./meeting-api.ts"
export type { MeetingOf } from "./meeting-body.ts"
export { gradeTexts, laterSaid, missingTexts as needTexts, noteTexts, partTexts } from "./text.ts"
export { Voters as VotersLine } from "./Voters.tsx"
export { WaitingMeetings } from "./Waiting.tsx"

const ofYear = (raw: Record<string, unknown>) => ({
  year: /^(19|20|21)\d\d$/.test(String(raw.year)) ? Number(raw.year) : undefined,
})

export const meetingsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/study-days",
    validateSearch: ofYear,
    component: lazyRouteComponent(() => import("./StudyDaysPage.tsx"), "StudyDaysPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/study-days/sheet",
    validateSearch: ofYear,
    component: lazyRouteComponent(() => import("./GroupSheetPage.tsx"), "GroupSheetPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/units/$unitId/lectures",
    validateSearch: ofYear,
    component: lazyRouteComponent(() => import("./LecturesPage.tsx"), "LecturesPage"),
  }),
] as const
