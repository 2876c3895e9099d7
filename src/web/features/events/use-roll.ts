import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import type { Template } from "./types.ts"

/** The key under which the forms for sittings of a unit are remembered. */
export const templateKey = (unitId: number) => ["sitting-template", unitId] as const

/** Who is expected on a day, and when that was asked. */
export interface DayRoll {
  readonly template: Template
  readonly answeredAt: number
}

/**
 * Whom a unit expects on the day that is chosen: the form's own list while that is its day, and the day's list once it
 * has come; undefined meanwhile, so that nobody is recorded by the list of another day.
 */
export function useRoll(first: DayRoll, on: string): DayRoll | undefined {
  const { unitId } = first.template.unit
  const asked = useQuery({
    queryKey: [...templateKey(unitId), "day", on],
    queryFn: () =>
      ask(api.GET("/api/units/{unitId}/sitting-template", { params: { path: { unitId }, query: { on } } })),
    enabled: on !== first.template.on,
    staleTime: 300_000,
  })
  if (on === first.template.on) return first
  return asked.data && { template: asked.data, answeredAt: asked.dataUpdatedAt }
}
