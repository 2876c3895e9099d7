import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { YearPlan } from "./types.ts"

/** What may be done with a plan by one press; what was refused is said in a note. */
export function usePlanDeeds({ unit, year, filesWith, plan }: YearPlan) {
  const { t } = useText()
  const tell = useToast()
  const onRefused = useRefused()
  const params = { path: { unitId: unit.unitId, year: String(year) } }
  const withdraw = useAction<void>({
    onRefused,
    run: (_, action) =>
      ask(api.POST("/api/units/{unitId}/plans/{year}/withdraw", { params, body: {}, ...action })),
    onDone: () => tell({ text: t(text.withdrawnDone) }),
  })
  const submit = useAction<void>({
    onRefused,
    run: (_, action) =>
      ask(api.POST("/api/units/{unitId}/plans/{year}/submit", { params, body: {}, ...action })),
    onDone: () =>
      filesWith
        ? tell({ text: t(text.submittedDone), undo: () => withdraw.mutate() })
        : tell({ text: t(text.publishedDone) }),
  })
  const discard = useAction<void>({
    run: (_, action) => ask(api.DELETE("/api/units/{unitId}/plans/{year}", { params, ...action })),
    onDone: () => tell({ text: t(text.discardedDone) }),
  })
  const file = useAction<{ readonly instead: boolean }, { readonly noted: number; readonly left: number }>({
    onRefused,
    run: ({ instead }, action) =>
      ask(
        api.POST("/api/plans/file", {
          body: {
            year,
            unitIds: [unit.unitId],
            seen: [{ unitId: unit.unitId, version: plan?.version ?? 0 }],
            ...(instead ? { instead } : {}),
          },
          ...action,
        }),
      ),
    onDone: ({ noted, left }) =>
      tell({ text: t(left > 0 ? text.changedSince : noted > 0 ? text.notedDone : text.filedDone) }),
  })
  return { submit, withdraw, discard, file }
}
