import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { type Span, spanOf } from "./months.ts"

export interface Asked {
  readonly month: string
  readonly span: Span
  readonly unit: number | undefined
  readonly kind: string | undefined
  readonly mine: boolean
}

/** The calendar of a month, a quarter or a year. */
export function useCalendar(asked: Asked) {
  const query = queryOf(asked)
  return useQuery({
    queryKey: ["calendar", query],
    queryFn: () => ask(api.GET("/api/calendar", { params: { query } })),
    placeholderData: (before) => before,
  })
}

/** Asks for the same as a sheet. */
export function askCalendarSheet(asked: Asked) {
  return api.GET("/api/sheets/calendar", { params: { query: queryOf(asked) } })
}

function queryOf({ month, span, unit, kind, mine }: Asked) {
  return {
    ...spanOf(month, span),
    ...(unit && !mine ? { unit: String(unit) } : {}),
    ...(kind ? { kind: kind as "party-lecture" } : {}),
    ...(mine ? { mine: "yes" as const } : {}),
  }
}
