import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

interface Target {
  readonly activityId: number
  readonly version: number
}
interface ToRestore extends Target {
  readonly state: "held" | "planned"
  readonly sure?: DoubtCode[]
}

const named = ({ activityId, version }: Target) => ({
  path: { activityId },
  header: { "If-Match": `"${version}"` },
})

/** Takes a cancellation back. */
export function useRestore() {
  const { t } = useText()
  const tell = useToast()
  const onRefused = useRefused()
  return useAction({
    onRefused,
    run: (target: ToRestore, action) =>
      ask(
        api.POST("/api/events/{activityId}/restore", {
          params: { ...named(target), header: { ...named(target).header, ...action.headers } },
          body: { state: target.state, ...(target.sure ? { sure: target.sure } : {}) },
        }),
      ),
    onDone: () => tell({ text: t(text.restored) }),
  })
}

/** Calls an activity off, with the way back at hand. */
export function useCancel({ activityId, version, state }: EventBody, onDone: () => void) {
  const { t } = useText()
  const tell = useToast()
  const restore = useRestore()
  return useAction({
    run: (reason: string, action) =>
      ask(
        api.POST("/api/events/{activityId}/cancel", {
          params: {
            path: { activityId },
            header: { "If-Match": `"${version}"`, ...action.headers },
          },
          body: { reason },
        }),
      ),
    onDone: (now) => {
      onDone()
      tell({
        text: t(text.cancelledNow),
        undo: () =>
          restore.mutate({
            activityId,
            version: now.version,
            state: state === "planned" ? "planned" : "held",
          }),
      })
    },
  })
}

/** What a cancelled activity goes back to when nobody remembers: held, where people were listed and the day is over. */
export function useStateBefore({ start, counts }: EventBody): "held" | "planned" {
  const { today } = useSession()
  const listed = counts.present + counts.late + counts.leftEarly + counts.absent + counts.madeUp > 0
  return listed && start.slice(0, 10) <= today ? "held" : "planned"
}
