import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { Lamps } from "../../design/Lamps.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { lampTexts, text } from "./text.ts"
import type { EventBody } from "./types.ts"
import "./events.css"

interface Props {
  readonly event: EventBody
  /** Begins to write what is missing; absent for whoever may not. */
  readonly onComplete: (() => void) | undefined
}

/** The lamps with what is missing, and the facts of an activity. */
export function EventFacts({ event, onComplete }: Props) {
  const { t, format, words } = useText()
  const { audience, sitting } = event
  return (
    <Sheet>
      {event.state === "held" && <Missing event={event} onComplete={onComplete} />}
      <Lines
        items={[
          { name: t(text.hours), value: format.number(event.hours) },
          { name: t(text.place), value: event.place },
          { name: t(text.form), value: event.form },
          { name: t(text.chair), value: event.chair?.name },
          { name: t(text.lecturer), value: event.lecturer?.name ?? event.lecturerName },
          {
            name: t(text.meetingMode),
            value: event.meetingMode && words.meetingModes[event.meetingMode],
          },
          { name: t(text.addressed), value: audience && format.list(audience.map(({ name }) => name)) },
          {
            name: t(text.sittingWith),
            value:
              sitting.length === 0
                ? null
                : sitting.map(({ activityId, kind, topic }) => (
                    <div key={activityId}>
                      <Anchor href={to.event(activityId)}>
                        {t(text.kindAndTopic(words.activityKinds[kind], topic))}
                      </Anchor>
                    </div>
                  )),
          },
          { name: t(text.number), value: event.code },
          { name: t(text.cancelledBecause), value: event.cancelReason },
        ]}
      />
    </Sheet>
  )
}

function Missing({ event: { lamps }, onComplete }: Props) {
  const { t } = useText()
  const written = lamps.missing.filter((name) => name !== "people")
  return (
    <div className="row between">
      <div className="missing-lamps">
        <Lamps states={lamps} />
        {lamps.missing.length > 0 && (
          <p className="small">{lamps.missing.map((name) => t(lampTexts[name])).join(" ")}</p>
        )}
      </div>
      {onComplete && written.length > 0 && (
        <Button kind="primary" className="no-print" onClick={onComplete}>
          {t(text.addIt)}
        </Button>
      )}
    </div>
  )
}
