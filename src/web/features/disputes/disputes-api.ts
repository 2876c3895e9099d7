import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

/** One's own disputes, what of one's absences may be disputed, and what waits for oneself to settle. */
export const disputesQuery = queryOptions({
  queryKey: ["disputes", "mine"],
  queryFn: () => ask(api.GET("/api/disputes/mine")),
})
