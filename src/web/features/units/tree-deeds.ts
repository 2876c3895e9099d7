import { api, ask } from "../../api/client.ts"
import { useDeed } from "../../api/use-deed.ts"
import type { Unit } from "./unit-queries.ts"

interface Input {
  readonly unitId: number
  readonly day: string
}

/** Ends a unit on a day. */
export function useDissolve(onDone?: (unit: Unit, input: Input) => void) {
  return useDeed({
    run: ({ unitId, day }: Input, deed) =>
      ask(api.POST("/api/units/{unitId}/dissolve", { params: { path: { unitId } }, body: { day }, ...deed })),
    ...(onDone ? { onDone } : {}),
  })
}

/** Takes a dissolution back. */
export function useReopen(onDone?: () => void) {
  return useDeed({
    run: (unitId: number, deed) =>
      ask(api.POST("/api/units/{unitId}/reopen", { params: { path: { unitId } }, body: {}, ...deed })),
    ...(onDone ? { onDone } : {}),
  })
}

/** Puts a unit under another. */
export function useMove(onDone?: (unit: Unit) => void) {
  return useDeed({
    run: ({ unitId, ...body }: Input & { readonly parentId: number }, deed) =>
      ask(api.POST("/api/units/{unitId}/move", { params: { path: { unitId } }, body, ...deed })),
    ...(onDone ? { onDone } : {}),
  })
}

/** Lets a unit become part of another, which is answered. */
export function useMerge(onDone: (other: Unit) => void) {
  return useDeed({
    run: ({ unitId, ...body }: Input & { readonly into: number; readonly postsGoOn: boolean }, deed) =>
      ask(api.POST("/api/units/{unitId}/merge", { params: { path: { unitId } }, body, ...deed })),
    onDone,
  })
}
