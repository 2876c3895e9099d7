import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Takes back that a week is left out. */
export function useUnskip(unitId: number) {
  const { t } = useText()
  const tell = useToast()
  return useAction({
    onRefused: useRefused(),
    run: (week: string, action) =>
      ask(api.DELETE("/api/units/{unitId}/skips/{week}", { params: { path: { unitId, week } }, ...action })),
    onDone: () => tell({ text: t(text.skipBack) }),
  })
}
