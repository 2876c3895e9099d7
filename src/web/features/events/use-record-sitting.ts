import { useRouter } from "@tanstack/react-router"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { NewSitting } from "./types.ts"

interface Recorded {
  readonly activityId: number
  readonly version: number
}

/** Records a sitting, opens it, and offers to take it back. */
export function useRecordSitting(onDone: () => void) {
  const { t, format } = useText()
  const tell = useToast()
  const router = useRouter()
  const onRefused = useRefused()
  const takeBack = useAction({
    onRefused,
    run: async (activities: readonly Recorded[]) => {
      for (const { activityId, version } of activities) {
        await ask(
          api.POST("/api/events/{activityId}/cancel", {
            params: { path: { activityId }, header: { "If-Match": `"${version}"` } },
            body: { reason: t(text.takenBack) },
          }),
        )
      }
    },
    onDone: () => tell({ text: t(text.takenBackDone) }),
  })
  return useAction({
    run: (body: NewSitting, action) => ask(api.POST("/api/sittings", { body, ...action })),
    onDone: ({ activities, oddities }, { state }) => {
      onDone()
      const count = format.number(activities.length)
      const said = [
        t(state === "planned" ? text.planned(count) : text.recorded(count)),
        ...oddities.map(({ sentence }) => sentence),
      ]
      tell({ text: said.join(" "), undo: () => takeBack.mutate(activities) })
      const [first] = activities
      if (first) router.history.push(to.event(first.activityId))
    },
  })
}
