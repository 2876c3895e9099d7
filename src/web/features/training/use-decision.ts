import type { Body } from "../../../contract/endpoints/index.ts"
import type { Training } from "../../../contract/training.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"

type Decision = Body<"POST /training/{trainingId}/decide">

/** Decides about a training as it was seen; who was faster is told. */
export function useDecision(
  { trainingId, version }: Training,
  told: { readonly onDone: () => void; readonly onRefused?: (error: Error) => void },
) {
  return useAction({
    run: (body: Decision, action) =>
      ask(
        api.POST("/api/training/{trainingId}/decide", {
          params: {
            path: { trainingId },
            header: { "If-Match": `"${version}"`, ...action.headers },
          },
          body,
        }),
      ),
    ...told,
  })
}
