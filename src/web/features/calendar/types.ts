import type { Answer, Body } from "../../../contract/endpoints/index.ts"

export type CalendarBody = Answer<"GET /calendar">
export type CalendarDay = CalendarBody["days"][number]
export type CalendarUnit = NonNullable<CalendarBody["unit"]>
export type SlotWeek = CalendarUnit["weeks"][number]
export type LayOutBody = Answer<"GET /units/{unitId}/lay-out">
export type PlannedBody = Body<"POST /planned-sittings">
export type Feeds = Answer<"GET /me/feeds">
