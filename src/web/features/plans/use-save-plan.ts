import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { bodyOf, type PlanDraft } from "./plan-draft.ts"
import { text } from "./text.ts"
import type { YearPlan } from "./types.ts"

/** Saves the plan in the version it began with. */
export function useSavePlan({ unit, year }: YearPlan, isFiled: boolean, onDone: () => void) {
  const { t } = useText()
  const tell = useToast()
  return useAction({
    run: (draft: PlanDraft, action) =>
      ask(
        api.PUT("/api/units/{unitId}/plans/{year}", {
          params: {
            path: { unitId: unit.unitId, year: String(year) },
            header: { "If-Match": draft.version },
          },
          body: bodyOf(draft),
          headers: { ...action.headers, "If-Match": draft.version },
        }),
      ),
    onDone: () => {
      tell({ text: t(isFiled ? text.amendedDone : text.saved) })
      onDone()
    },
  })
}
