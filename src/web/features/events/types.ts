import type { Answer, Body } from "../../../contract/endpoints/index.ts"

export type Template = Answer<"GET /units/{unitId}/sitting-template">
export type EventBody = Answer<"GET /events/{activityId}">
export type EventLine = Answer<"GET /events">["items"][number]
export type MonthBody = Answer<"GET /events/month">
export type NewSitting = Body<"POST /sittings">
export type EventPatch = Body<"PATCH /events/{activityId}">
export type ListRow = EventBody["attendance"][number]
export type PersonRef = ListRow["member"]
export type ListChanges = Body<"PUT /events/{activityId}/attendance">
export type ListChange = ListChanges["changes"][number]
export type Roll = Answer<"GET /events/{activityId}/roll">
export type HoldBody = Body<"POST /events/{activityId}/hold">
export type Absences = Answer<"GET /units/{unitId}/absences">
