import { queryOptions } from "@tanstack/react-query"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"

export type StudyDays = Answer<"GET /units/{unitId}/study-days">
export type GroupSitting = StudyDays["sittings"][number]
export type GroupMember = StudyDays["members"][number]

/** The year of a unit's central group. */
export const studyDaysQuery = (unitId: number, year: number) =>
  queryOptions({
    queryKey: ["meetings", "study-days", unitId, year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/study-days", {
          params: { path: { unitId }, query: { year: String(year) } },
        }),
      ),
  })

const there = ["present", "late", "left-early"]

/** How many a sitting expects, and how many of them were there. */
export function countAt(activityId: number, members: readonly GroupMember[]) {
  const marks = members.flatMap(({ marks }) => marks.filter((mark) => mark.activityId === activityId))
  return {
    expected: marks.length,
    came: marks.filter(({ status }) => status !== null && there.includes(status)).length,
  }
}
