import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

/** What a meeting needs, and how far its record is. */
export const meetingQuery = (activityId: number) =>
  queryOptions({
    queryKey: ["meeting", activityId],
    queryFn: () => ask(api.GET("/api/events/{activityId}/meeting", { params: { path: { activityId } } })),
  })

/** Tasks that are not done, and records whose next signature is the reader's. */
export const waitingQuery = queryOptions({
  queryKey: ["meetings", "waiting"],
  queryFn: () => ask(api.GET("/api/meetings/waiting")),
})
