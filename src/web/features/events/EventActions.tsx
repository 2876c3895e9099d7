import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { to } from "../../paths.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { CancelDialog } from "./CancelDialog.tsx"
import { codeText } from "./code-text.ts"
import { draftNames } from "./draft-names.ts"
import type { EventMode } from "./EventPage.tsx"
import { hallText } from "./hall-text.ts"
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
    const again = { activityId, version, state: before }
    return (
      <>
        <Button kind="primary" busy={restore.isPending} onClick={() => restore.mutate(again)}>
          {t(text.restore)}
        </Button>
        {isDoubt(restore.error) && (
          <SureQuestion
            problem={restore.error}
            onSure={(sure) => restore.mutate({ ...again, sure })}
            onClose={() => restore.reset()}
          />
        )}
      </>
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
      {state === "planned" && (
        <LinkButton className="not-elder" href={to.signInSheet(activityId)}>
          {t(hallText.sheet)}
        </LinkButton>
      )}
      {event.start.slice(0, 10) === today && <LinkButton href={to.hall()}>{t(hallText.title)}</LinkButton>}
      {event.start.slice(0, 10) === today && (
        <LinkButton className="not-elder" href={to.hallCode(activityId)}>
          {t(codeText.title)}
        </LinkButton>
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
