import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { api, ask, askWithVersion } from "../../api/client.ts"
import type { Found } from "../../design/Combobox.tsx"

type Opened = Awaited<ReturnType<typeof askUnit>>
/** A unit as its page shows it. */
export type Unit = Opened["data"]
export type UnitKind = Unit["kind"]

function askUnit(unitId: number) {
  return askWithVersion(api.GET("/api/units/{unitId}", { params: { path: { unitId } } }))
}

/** Whether a unit has ended by a day. */
export const hasEnded = ({ dissolvedOn }: Pick<Unit, "dissolvedOn">, today: string) =>
  dissolvedOn !== null && dissolvedOn <= today

/** One unit with its version. */
export function unitQuery(unitId: number) {
  return queryOptions({ queryKey: ["unit", unitId], queryFn: () => askUnit(unitId) })
}

const ended = (wanted: boolean) => (wanted ? { ended: "yes" as const } : {})
const after = (cursor: string) => (cursor === "" ? {} : { cursor })

/** Where the tree begins for the reader. */
export function topsQuery(withEnded: boolean) {
  return queryOptions({
    queryKey: ["units", "tops", withEnded],
    queryFn: () => ask(api.GET("/api/units", { params: { query: { tops: "yes", ...ended(withEnded) } } })),
  })
}

function askChildren(unitId: number, withEnded: boolean, cursor: string) {
  const query = { ...ended(withEnded), ...after(cursor) }
  return ask(api.GET("/api/units/{unitId}/children", { params: { path: { unitId }, query } }))
}
/** A unit in a list. */
export type UnitRow = Awaited<ReturnType<typeof askChildren>>["items"][number]

/** The units directly under one, page by page. */
export function childrenQuery(unitId: number, withEnded: boolean) {
  return infiniteQueryOptions({
    queryKey: ["units", "under", unitId, withEnded],
    queryFn: ({ pageParam }) => askChildren(unitId, withEnded, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

/** Units found by what somebody types, page by page. */
export function foundQuery(q: string, withEnded: boolean) {
  return infiniteQueryOptions({
    queryKey: ["units", "found", q, withEnded],
    queryFn: ({ pageParam }) => {
      const query = { q, ...ended(withEnded), ...after(pageParam) }
      return ask(api.GET("/api/units", { params: { query } }))
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

/** What became of a unit, page by page. */
export function historyQuery(unitId: number) {
  return infiniteQueryOptions({
    queryKey: ["unit", unitId, "history"],
    queryFn: ({ pageParam }) =>
      ask(api.GET("/api/units/{unitId}/history", { params: { path: { unitId }, query: after(pageParam) } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

function askPeople(unit: number, cursor: string) {
  return ask(api.GET("/api/people", { params: { query: { unit, belongs: "today", ...after(cursor) } } }))
}
/** Somebody in a unit's list. */
export type Person = Awaited<ReturnType<typeof askPeople>>["items"][number]

/** People who belong to a unit or below it today, page by page. */
export function peopleQuery(unitId: number) {
  return infiniteQueryOptions({
    queryKey: ["unit", unitId, "people"],
    queryFn: ({ pageParam }) => askPeople(unitId, pageParam),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

function askStanding(unitId: number) {
  return ask(api.GET("/api/units/{unitId}/standing", { params: { path: { unitId } } }))
}
/** How a unit stands with what a year asks of it. */
export type Standing = Awaited<ReturnType<typeof askStanding>>

/** How a unit stands this year. */
export function standingQuery(unitId: number) {
  return queryOptions({ queryKey: ["unit", unitId, "standing"], queryFn: () => askStanding(unitId) })
}

/** Units for a box in which one is chosen: those a unit may stand under, or those of its own kind, but for one. */
export function findUnits(which: { readonly fitFor: UnitKind } | { readonly kind: UnitKind }, not: number) {
  return async (typed: string, signal: AbortSignal): Promise<Found[]> => {
    const query = { limit: 20, ...which, ...(typed.trim() ? { q: typed.trim() } : {}) }
    const { items } = await ask(api.GET("/api/units", { params: { query }, signal }))
    return items
      .filter(({ unitId }) => unitId !== not)
      .map(({ unitId, name, code, parentName }) => ({
        value: String(unitId),
        label: name,
        detail: parentName ? `${parentName} · ${code}` : code,
      }))
  }
}
