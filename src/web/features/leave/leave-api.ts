import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

/** One's own leave, and who decides about the next one. */
export const ownLeaveQuery = queryOptions({
  queryKey: ["leave", "mine"],
  queryFn: () => ask(api.GET("/api/leave/mine")),
})

/** Leave that waits for one's own decision. */
export const waitingQuery = queryOptions({
  queryKey: ["leave", "waiting"],
  queryFn: () => ask(api.GET("/api/leave/waiting")),
})

/** What is not over of the leave of a unit. */
export const unitLeaveQuery = (unitId: number) =>
  queryOptions({
    queryKey: ["leave", "unit", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/leave", { params: { path: { unitId } } })),
  })

/** Which post decides about leave in a unit. */
export const approverQuery = (unitId: number) =>
  queryOptions({
    queryKey: ["leave", "approver", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/leave-approver", { params: { path: { unitId } } })),
  })

/** How much leave stands how, and in which units below. */
export const leaveUnitsQuery = (unitId: number) =>
  infiniteQueryOptions({
    queryKey: ["leave", "units", unitId],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/leave/units", {
          params: { path: { unitId }, query: pageParam === "" ? {} : { cursor: pageParam } },
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
