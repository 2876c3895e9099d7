import type { Answer, Body } from "../../../contract/endpoints/index.ts"

export type Template = Answer<"GET /units/{unitId}/sitting-template">
export type EventBody = Answer<"GET /events/{activityId}">
export type EventLine = Answer<"GET /events">["items"][number]
export type NewSitting = Body<"POST /sittings">
export type EventPatch = Body<"PATCH /events/{activityId}">
export type ListRow = EventBody["attendance"][number]
export type PersonRef = ListRow["member"]
export type ListChanges = Body<"PUT /events/{activityId}/attendance">
export type ListChange = ListChanges["changes"][number]
export type Roll = Answer<"GET /events/{activityId}/roll">
export type HoldBody = Body<"POST /events/{activityId}/hold">
export type Absences = Answer<"GET /units/{unitId}/absences">
export type Clash = EventBody["clashes"][number]
export type HallCode = Answer<"GET /events/{activityId}/hall-code">
export type Here = Answer<"GET /events/here">
