import type { Answer, Body } from "../../../contract/endpoints/index.ts"

export type MeetingOf = Answer<"GET /events/{activityId}/meeting">
export type MeetingBody = Body<"PUT /events/{activityId}/meeting">
export type Task = MeetingOf["tasks"][number]
