import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { daysOfYear, sameYear, to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { Attachments } from "../attachments/index.tsx"
import { Changes } from "../history/index.tsx"
import { draftNames } from "./draft-names.ts"
import { EventActions } from "./EventActions.tsx"
import { EventAttendance } from "./EventAttendance.tsx"
import { EventCorrection } from "./EventCorrection.tsx"
import { EventFacts } from "./EventFacts.tsx"
import { EventState } from "./EventState.tsx"
import { EventWritten } from "./EventWritten.tsx"
import { sharing } from "./event-draft.ts"
import { MarkHeld } from "./MarkHeld.tsx"
import { OwnAttendance } from "./OwnAttendance.tsx"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

/** What the page is used for just now. */
export type EventMode = "read" | "correct" | "hold"

/** One activity: what was on, who was there, what is still missing; corrected in place. */
export function EventPage() {
  const { activityId } = useParams({ from: "/events/$activityId" })
  const event = useQuery({
    queryKey: ["event", activityId],
    queryFn: () =>
      ask(api.GET("/api/events/{activityId}", { params: { path: { activityId: Number(activityId) } } })),
  })
  return (
    <Loaded query={event} lines={8}>
      {(loaded) => <OneEvent key={loaded.activityId} event={loaded} />}
    </Loaded>
  )
}

function OneEvent({ event }: { readonly event: EventBody }) {
  const { t, format, words } = useText()
  const { today } = useSession()
  const modeAtFirst = useModeAtFirst(event)
  const [mode, setMode] = useState<EventMode>(modeAtFirst)
  const records = event.can.includes("event.record")
  const { year } = sameYear(Number(event.start.slice(0, 4)), today)
  const read = () => setMode("read")
  return (
    <div className="stack">
      <PrintHead unit={event.unit.name} day={today} />
      <PageHead
        title={event.topic}
        tab={`${words.activityKinds[event.kind]} ${event.topic}`}
        note={
          <>
            {words.activityKinds[event.kind]} · {event.unit.name} · {format.fullDay(event.start)}{" "}
            {event.start.slice(11)} <EventState state={event.state} />
          </>
        }
        crumbs={[
          { title: t(text.eventsTitle), href: to.events(year === undefined ? {} : daysOfYear(year)) },
          { title: words.activityKinds[event.kind] },
        ]}
        action={records && mode === "read" && <EventActions event={event} onMode={setMode} />}
      />
      {event.mine && <OwnAttendance activityId={event.activityId} mine={event.mine} />}
      {mode === "correct" && <EventCorrection event={event} onDone={read} />}
      {mode === "hold" && <MarkHeld event={event} onDone={read} />}
      {mode === "read" && (
        <>
          <EventFacts event={event} onComplete={records ? () => setMode("correct") : undefined} />
          <EventWritten event={event} />
          <Attachments
            activityId={event.activityId}
            attachments={event.attachments}
            shared={sharing(event).others.length > 0}
          />
          <EventAttendance event={event} records={records} />
          {records && <Changes of={{ activityId: event.activityId }} />}
          <div className="signatures print-only">
            <span>{t(text.chairSigns)}</span>
            <span>{t(text.recorderSigns)}</span>
          </div>
        </>
      )}
    </div>
  )
}

/** What is still being typed goes on; otherwise the page is read. */
function useModeAtFirst({ activityId, state, can }: EventBody): EventMode {
  const correcting = useHasDraft(draftNames.correction(activityId))
  const holding = useHasDraft(draftNames.hold(activityId))
  if (!can.includes("event.record")) return "read"
  if (correcting) return "correct"
  return holding && state === "planned" ? "hold" : "read"
}
