import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import type { Query } from "../../../contract/endpoints/index.ts"
import { api, ask, askWithVersion } from "../../api/client.ts"
import type { Found } from "../../design/Combobox.tsx"
import type { PeopleFilter } from "../../paths.ts"

/** A person as their page shows them. */
export type Person = Awaited<ReturnType<typeof askPerson>>["data"]

function askPerson(memberId: number) {
  return askWithVersion(api.GET("/api/people/{memberId}", { params: { path: { memberId } } }))
}

/** One person with their version. */
export function personQuery(memberId: number) {
  return queryOptions({ queryKey: ["person", memberId], queryFn: () => askPerson(memberId) })
}

type RosterQuery = Query<"GET /people">

/** What narrows a roster: what stands in its address, and what somebody looks for. */
export type RosterFilter = PeopleFilter & { readonly q?: string }

/** The people within reach, page by page. */
export function rosterQuery(filter: RosterFilter) {
  return infiniteQueryOptions({
    queryKey: ["people", filter],
    queryFn: ({ pageParam }) => {
      // The address may hold anything; the server refuses what it does not know.
      const query = { ...filter, ...(pageParam === "" ? {} : { cursor: pageParam }) } as RosterQuery
      return ask(api.GET("/api/people", { params: { query } }))
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

/** The people within reach, all of them as a sheet. */
export function askForSheet(filter: RosterFilter) {
  return api.GET("/api/sheets/people", { params: { query: filter as Query<"GET /sheets/people"> } })
}

/** What is recorded of somebody in a year, page by page. */
export function recordQuery(memberId: number, year: number) {
  return infiniteQueryOptions({
    queryKey: ["person", memberId, "record", year],
    queryFn: ({ pageParam }) => {
      const query = { year: String(year), limit: "20", ...(pageParam === "" ? {} : { cursor: pageParam }) }
      return ask(api.GET("/api/people/{memberId}/record", { params: { path: { memberId }, query } }))
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
}

/** How somebody stands in a year. */
export function standingQuery(memberId: number, year: number) {
  return queryOptions({
    queryKey: ["person", memberId, "standing", year],
    queryFn: () =>
      ask(
        api.GET("/api/people/{memberId}/standing", {
          params: { path: { memberId }, query: { year: String(year) } },
        }),
      ),
  })
}

/** Units for a box in which one is chosen: all, or those that people belong to. */
export function findUnits(which: { readonly people?: "yes" }) {
  return async (typed: string, signal: AbortSignal): Promise<Found[]> => {
    const query = { limit: "20", ...which, ...(typed.trim() ? { q: typed.trim().slice(0, 60) } : {}) }
    const { items } = await ask(api.GET("/api/units", { params: { query }, signal }))
    return items.map(({ unitId, name, code, parentName }) => ({
      value: String(unitId),
      label: name,
      detail: parentName ? `${parentName} · ${code}` : code,
    }))
  }
}
