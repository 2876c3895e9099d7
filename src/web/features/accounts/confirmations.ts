import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

export const confirmationsQuery = queryOptions({
  queryKey: ["confirmations"],
  queryFn: () => ask(api.GET("/api/confirmations")),
})
