import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../api/client.ts"

/** Who keeps the system: name, what stands at the foot, registration, and what may be written into it. */
export interface Organisation {
  readonly name: string
  readonly footer: string
  readonly icp: string
  readonly classification: string
}

/** Asked once a session; changes seldom. */
export function useOrganisation(): Organisation | undefined {
  return useQuery({
    queryKey: ["organisation"],
    queryFn: () => ask(api.GET("/api/organisation")),
    staleTime: 10 * 60_000,
    retry: false,
  }).data
}
