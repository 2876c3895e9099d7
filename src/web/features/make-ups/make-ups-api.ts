import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

/** What one still makes up, or helps with. */
export const ownMakeUpsQuery = queryOptions({
  queryKey: ["make-ups", "mine"],
  queryFn: () => ask(api.GET("/api/make-ups/mine")),
})

/** What is asked for or arranged in a unit. */
export const unitMakeUpsQuery = (unitId: number) =>
  queryOptions({
    queryKey: ["make-ups", "unit", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/make-ups", { params: { path: { unitId } } })),
  })
