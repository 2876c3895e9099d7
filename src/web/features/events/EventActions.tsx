import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { CancelDialog } from "./CancelDialog.tsx"
import { draftNames } from "./draft-names.ts"
import type { EventMode } from "./EventPage.tsx"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"
import { useRestore, useStateBefore } from "./use-change-state.ts"

interface Props {
  readonly event: EventBody
  readonly onMode: (mode: EventMode) => void
}

/** What whoever records may do with an activity. */
export function EventActions({ event, onMode }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const [cancelling, setCancelling] = useState(useHasDraft(draftNames.cancel(event.activityId)))
  const restore = useRestore()
  const before = useStateBefore(event)
  const { activityId, version, state } = event
  if (state === "cancelled") {
    return (
      <Button
        kind="primary"
        busy={restore.isPending}
        onClick={() => restore.mutate({ activityId, version, state: before })}
      >
        {t(text.restore)}
      </Button>
    )
  }
  const holds = state === "planned" && event.start.slice(0, 10) <= today
  return (
    <>
      {holds && (
        <Button kind="primary" onClick={() => onMode("hold")}>
          {t(text.hold)}
        </Button>
      )}
      <Button onClick={() => onMode("correct")}>{t(text.correct)}</Button>
      <LinkButton className="not-elder" href={to.newEvent({ unit: event.unit.unitId, like: activityId })}>
        {t(text.like)}
      </LinkButton>
      <Button kind="quiet" onClick={() => setCancelling(true)}>
        {t(text.cancel)}
      </Button>
      {cancelling && <CancelDialog event={event} onClose={() => setCancelling(false)} />}
    </>
  )
}
