import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { useRefused } from "../../design/use-refused.ts"
import { Clashes } from "./Clashes.tsx"
import type { EventBody, ListChange } from "./types.ts"

/** What was marked in a hall in another way than the list has it: whoever records chooses. */
export function EventClashes({ event }: { readonly event: EventBody }) {
  const onRefused = useRefused()
  const choose = useAction({
    onRefused,
    run: (change: ListChange, action) =>
      ask(
        api.PUT("/api/events/{activityId}/attendance", {
          params: { path: { activityId: event.activityId } },
          body: { changes: [change] },
          ...action,
        }),
      ),
  })
  return (
    <Clashes
      clashes={event.clashes}
      more={event.moreClashes}
      onChoose={({ member: { memberId }, listed }, to) => {
        // A make-up is no mark: to mark nothing leaves it as it is.
        const status = to === null || to.status === "made-up" ? null : to.status
        const why = to && { detail: to.detail, reason: to.reason ?? "" }
        choose.mutate({ memberId, status, ...why, was: listed?.status ?? null })
      }}
    />
  )
}
