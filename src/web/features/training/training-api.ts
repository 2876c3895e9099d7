import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import type { Query } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import type { TrainingFilter } from "../../paths.ts"

/** One's own training, and who recognises the next one. */
export const ownTrainingQuery = queryOptions({
  queryKey: ["training", "mine"],
  queryFn: () => ask(api.GET("/api/training/mine")),
})

/** Training that waits for the reader to recognise it. */
export const waitingTrainingQuery = queryOptions({
  queryKey: ["training", "waiting"],
  queryFn: () => ask(api.GET("/api/training/waiting")),
})

/** One training. */
export const trainingQuery = (trainingId: number) =>
  queryOptions({
    queryKey: ["training", trainingId],
    queryFn: () => ask(api.GET("/api/training/{trainingId}", { params: { path: { trainingId } } })),
  })

/** What narrows the training of a unit: what stands in its address, and what somebody looks for. */
export type LookedFor = Omit<TrainingFilter, "who"> & { readonly q?: string }

/** The training of the people of a unit, page by page. */
export const unitTrainingQuery = (unitId: number, filter: LookedFor) =>
  infiniteQueryOptions({
    queryKey: ["training", "unit", unitId, filter],
    queryFn: ({ pageParam }) => {
      // The address may hold anything; the server refuses what it does not know.
      const query = {
        ...filter,
        ...(pageParam === "" ? {} : { cursor: pageParam }),
      } as unknown as Query<"GET /units/{unitId}/training-records">
      return ask(api.GET("/api/units/{unitId}/training-records", { params: { path: { unitId }, query } }))
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
