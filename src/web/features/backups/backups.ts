import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

export const backupsQuery = queryOptions({
  queryKey: ["backups"],
  queryFn: () => ask(api.GET("/api/backups")),
  refetchInterval: 30_000,
})
