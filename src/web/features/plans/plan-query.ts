import { queryOptions } from "@tanstack/react-query"
import { api, ask, askWithVersion } from "../../api/client.ts"
import type { Plan, YearPlan } from "./types.ts"

/** The plan of a unit's year, with its version. */
export const planQuery = (unitId: number, year: number) =>
  queryOptions({
    queryKey: ["plan", unitId, year],
    queryFn: () =>
      askWithVersion(
        api.GET("/api/units/{unitId}/plans/{year}", { params: { path: { unitId, year: String(year) } } }),
      ),
  })

/** What waits to be filed by the reader's own offices. */
export const waitingPlansQuery = queryOptions({
  queryKey: ["plans", "waiting"],
  queryFn: () => ask(api.GET("/api/plans/waiting")),
})

/** A month of a year as a period is named. */
export function monthName(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}`
}

/** Whether the committee above has not noted the last version of a plan that it filed. */
export function isUnnoted({ filesWith }: YearPlan, { versions, notedVersion }: Plan): boolean {
  return filesWith !== null && versions > (notedVersion ?? 1)
}
