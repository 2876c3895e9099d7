import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

export const checkQuery = queryOptions({
  queryKey: ["audit", "check"],
  queryFn: () => ask(api.GET("/api/audit/check")),
})
