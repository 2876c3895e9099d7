import { useQuery } from "@tanstack/react-query"
import { reachOf } from "../../domain/access/permissions.ts"
import { recordsKind } from "../../domain/events/may-record.ts"
import type { ActivityKind } from "../../domain/shared/words.ts"
import { api, ask } from "../api/client.ts"
import { useMaybeSession } from "./session.ts"

/** Whether the reader records activities of a kind, or of any, somewhere. Where, each unit's own answer says. */
export function useRecordsKind(kind?: ActivityKind): boolean {
  const { roles = [] } = useMaybeSession() ?? {}
  return roles.some(
    ({ role }) => reachOf("event.record", role) && (kind === undefined || recordsKind(role, kind)),
  )
}

/**
 * Whether the reader may record in a unit; without one, in any; and of a kind, where one is named. Whoever may do so
 * somewhere may stand above the unit that a page is of: then nothing is offered that would be refused.
 */
export function useRecordsIn(unitId: number | undefined, kind?: ActivityKind): boolean {
  const anywhere = useRecordsKind(kind)
  const { data } = useQuery({
    queryKey: ["unit name", String(unitId)],
    queryFn: () => ask(api.GET("/api/units/{unitId}", { params: { path: { unitId: unitId ?? 0 } } })),
    enabled: unitId !== undefined && anywhere,
  })
  return anywhere && (unitId === undefined || (data?.can.includes("event.record") ?? false))
}
