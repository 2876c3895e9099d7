import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

/** Whom an activity expects, for whoever fills its list. */
export function eventRoll(activityId: number) {
  return queryOptions({
    queryKey: ["event-roll", activityId],
    queryFn: () => ask(api.GET("/api/events/{activityId}/roll", { params: { path: { activityId } } })),
  })
}
