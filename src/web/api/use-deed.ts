import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { deedKey } from "./client.ts"
import { ApiProblem, isProblem } from "./problem.ts"
import { askStepUp } from "./step-up.ts"

/** What goes with the call of one deed. */
export interface Deed {
  readonly headers: { readonly "Idempotency-Key": string }
}

interface Options<Input, Result> {
  /** The call: `(input, deed) => ask(api.POST(path, { body: input, headers: deed.headers }))`. */
  readonly run: (input: Input, deed: Deed) => Promise<Result>
  readonly onDone?: (result: Result, input: Input) => void
}

/**
 * A write. The same input sent again because no answer came carries the same key, so that it is done once; after it
 * everything the pages show is asked anew. Where the server wants the password once more, it is asked for and the
 * deed goes on.
 */
export function useDeed<Input = void, Result = unknown>({
  run,
  onDone,
}: Options<Input, Result>): UseMutationResult<Result, Error, Input> {
  const queries = useQueryClient()
  const kept = useRef<{ readonly input: string; readonly key: string } | undefined>(undefined)
  return useMutation<Result, Error, Input>({
    mutationFn: async (input) => {
      const as = JSON.stringify(input) ?? ""
      if (kept.current?.input !== as) kept.current = { input: as, key: deedKey() }
      const deed = { headers: { "Idempotency-Key": kept.current.key } }
      try {
        const result = await run(input, deed)
        kept.current = undefined
        return result
      } catch (error) {
        if (error instanceof ApiProblem && error.status < 500) kept.current = undefined
        if (!isProblem(error, "step-up-needed") || !(await askStepUp())) throw error
        return await run(input, { headers: { "Idempotency-Key": deedKey() } })
      }
    },
    onSuccess: async (result, input) => {
      onDone?.(result, input)
      await queries.invalidateQueries()
    },
  })
}
