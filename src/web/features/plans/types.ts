import type { Answer, Body } from "../../../contract/endpoints/index.ts"

export type YearPlan = Answer<"GET /units/{unitId}/plans/{year}">
export type Plan = NonNullable<YearPlan["plan"]>
export type PlanLine = Plan["lines"][number]
export type PlanBody = Body<"PUT /units/{unitId}/plans/{year}">
export type Versions = Answer<"GET /units/{unitId}/plans/{year}/versions">
export type VersionRow = Versions["items"][number]
export type Version = Answer<"GET /units/{unitId}/plans/{year}/versions/{number}">
export type Below = Answer<"GET /units/{unitId}/plans/{year}/below">
export type BelowRow = Below["items"][number]
