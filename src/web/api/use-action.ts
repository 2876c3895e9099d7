import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { hearWrites, idempotencyKey } from "./client.ts"
import { ApiProblem, isProblem } from "./problem.ts"
import { askStepUp } from "./step-up.ts"
import { isChanged } from "./what-changes.ts"

/** What goes with the call of one action. */
export interface ActionHeaders {
  readonly headers: { readonly "Idempotency-Key": string }
}

interface Options<Input, Result> {
  /** The call: `(input, action) => ask(api.POST(path, { body: input, headers: action.headers }))`. */
  readonly run: (input: Input, action: ActionHeaders) => Promise<Result>
  readonly onDone?: (result: Result, input: Input) => void
  /** Says why it was not done, where nothing on the page shows the action's `error`. */
  readonly onRefused?: (error: Error) => void
}

/**
 * A write. The same input sent again because no answer came carries the same key, so that it is done once; after it
 * what it changes is asked anew (`what-changes.ts`). Where the server wants the password once more, it is asked for and the
 * action goes on.
 */
export function useAction<Input = void, Result = unknown>({
  run,
  onDone,
  onRefused,
}: Options<Input, Result>): UseMutationResult<Result, Error, Input> {
  const queries = useQueryClient()
  const kept = useRef<{ readonly input: string; readonly key: string } | undefined>(undefined)
  const written = useRef(new Set<string>())
  return useMutation<Result, Error, Input>({
    mutationFn: async (input) => {
      const stop = hearWrites((path) => written.current.add(path))
      const as = JSON.stringify(input) ?? ""
      if (kept.current?.input !== as) kept.current = { input: as, key: idempotencyKey() }
      const action = { headers: { "Idempotency-Key": kept.current.key } }
      try {
        const result = await run(input, action)
        kept.current = undefined
        return result
      } catch (error) {
        if (error instanceof ApiProblem && error.status < 500) kept.current = undefined
        if (!isProblem(error, "step-up-needed") || !(await askStepUp("action"))) throw error
        return await run(input, { headers: { "Idempotency-Key": idempotencyKey() } })
      } finally {
        stop()
      }
    },
    onError: (error) => onRefused?.(error),
    onSuccess: async (result, input) => {
      const paths = written.current
      written.current = new Set()
      onDone?.(result, input)
      await queries.invalidateQueries({ predicate: ({ queryKey }) => isChanged(queryKey, paths) })
    },
  })
}
