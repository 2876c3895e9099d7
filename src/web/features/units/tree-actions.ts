import { changeReason } from "../../api/change-reason.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useRefused } from "../../design/use-refused.ts"
import type { Unit } from "./unit-queries.ts"

interface Input {
  readonly unitId: number
  /** The version of the unit that somebody saw. */
  readonly version: number
  readonly day: string
}

/** A unit as somebody saw it: where it has changed since, nothing happens. */
const seen = (unitId: number, version: number) => ({
  path: { unitId },
  header: { "If-Match": `"${version}"` },
})

type Refused = (error: unknown) => void

/** Ends a unit on a day. */
export function useDissolve(onDone?: (unit: Unit, input: Input) => void, onRefused?: Refused) {
  return useAction({
    ...(onRefused ? { onRefused } : {}),
    run: ({ unitId, version, day }: Input, action) =>
      ask(
        api.POST("/api/units/{unitId}/dissolve", { params: seen(unitId, version), body: { day }, ...action }),
      ),
    ...(onDone ? { onDone } : {}),
  })
}

/** Takes a dissolution back. A refusal is told by a note: nothing else is there to say it. */
export function useReopen(onDone?: () => void) {
  const onRefused = useRefused()
  return useAction({
    onRefused,
    run: (unitId: number, action) =>
      ask(api.POST("/api/units/{unitId}/reopen", { params: { path: { unitId } }, body: {}, ...action })),
    ...(onDone ? { onDone } : {}),
  })
}

interface MoveInput extends Input {
  readonly parentId: number
  readonly always?: boolean
  readonly confirmed: readonly string[] | "all"
  /** Why it is said that it always stood there. */
  readonly reason?: string
}

/** Puts a unit under another. */
export function useMove(onDone?: (unit: Unit, input: MoveInput) => void, onRefused?: Refused) {
  return useAction({
    ...(onRefused ? { onRefused } : {}),
    run: ({ unitId, version, confirmed, reason = "", ...body }: MoveInput, action) =>
      ask(
        api.POST("/api/units/{unitId}/move", {
          params: seen(unitId, version),
          body: { ...body, confirmed: confirmed === "all" ? confirmed : [...confirmed] },
          headers: { ...action.headers, ...changeReason(reason) },
        }),
      ),
    ...(onDone ? { onDone } : {}),
  })
}

interface Merging extends Input {
  readonly into: number
  readonly postsGoOn: boolean
  readonly confirmed: string[]
}

/** Lets a unit become part of another, which is answered. */
export function useMerge(onDone: (other: Unit, merging: Merging) => void) {
  return useAction({
    run: ({ unitId, version, ...body }: Merging, action) =>
      ask(api.POST("/api/units/{unitId}/merge", { params: seen(unitId, version), body, ...action })),
    onDone,
  })
}
