import { queryOptions } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"

const fetchMyData = () => ask(api.GET("/api/me/data"))

/** Asked once a visit: each time leaves an entry in the audit log. */
export const myDataQuery = queryOptions({
  queryKey: ["me", "data"],
  queryFn: fetchMyData,
  refetchOnMount: "always",
})

export type MyData = Awaited<ReturnType<typeof fetchMyData>>
