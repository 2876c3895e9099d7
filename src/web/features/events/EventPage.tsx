import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { daysOfYear, sameYear, to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { AnnouncementSheet } from "../announcements/index.tsx"
import { Attachments } from "../attachments/index.tsx"
import { DisputesToSettle } from "../disputes/index.tsx"
import { Changes } from "../history/index.tsx"
import { AskLeave } from "../leave/index.tsx"
import { Meeting } from "../meetings/index.tsx"
import { draftNames } from "./draft-names.ts"
import { EventActions } from "./EventActions.tsx"
import { EventAttendance } from "./EventAttendance.tsx"
import { EventClashes } from "./EventClashes.tsx"
import { EventCorrection } from "./EventCorrection.tsx"
import { EventFacts } from "./EventFacts.tsx"
import { EventState } from "./EventState.tsx"
import { EventWritten } from "./EventWritten.tsx"
import { sharing } from "./event-draft.ts"
import { MarkHeld } from "./MarkHeld.tsx"
import { fieldOf } from "./missing-part.ts"
import { OwnAttendance } from "./OwnAttendance.tsx"
import { PersonPicker } from "./PersonPicker.tsx"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

/** What the page is used for just now. */
export type EventMode = "read" | "correct" | "hold"

/** One activity: what was on, who was there, what is still missing; corrected in place. */
export function EventPage() {
  const { activityId } = useParams({ from: "/events/$activityId" })
  const { what } = useSearch({ from: "/events/$activityId" })
  const event = useQuery({
    queryKey: ["event", activityId],
    queryFn: () =>
      ask(api.GET("/api/events/{activityId}", { params: { path: { activityId: Number(activityId) } } })),
  })
  return (
    <Loaded query={event} lines={8}>
      {(loaded) => (
        // Once it is reopened, what was to be completed can be written.
        <OneEvent
          key={what === undefined ? loaded.activityId : `${loaded.activityId} ${what} ${loaded.recordState}`}
          event={loaded}
          wanted={what}
        />
      )}
    </Loaded>
  )
}

interface OneProps {
  readonly event: EventBody
  /** What somebody has come to complete. */
  readonly wanted: string | undefined
}

function OneEvent({ event, wanted }: OneProps) {
  const { t, format, words } = useText()
  const { today } = useSession()
  const { history } = useRouter()
  const modeAtFirst = useModeAtFirst(event, wanted)
  const [mode, setMode] = useState<EventMode>(modeAtFirst)
  const records = event.can.includes("event.record")
  const corrects = records && event.recordState !== "closed"
  const { year } = sameYear(Number(event.start.slice(0, 4)), today)
  const completed = () => {
    if (wanted !== undefined) history.replace(to.event(event.activityId))
  }
  const read = () => {
    setMode("read")
    completed()
  }
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
        action={corrects && mode === "read" && <EventActions event={event} onMode={setMode} />}
      />
      {event.mine && <OwnAttendance activityId={event.activityId} topic={event.topic} mine={event.mine} />}
      {event.mine?.expected && event.state === "planned" && !event.begun && (
        <div className="actions">
          <AskLeave day={event.start.slice(0, 10)} name={event.topic} />
        </div>
      )}
      {mode === "correct" && <EventCorrection event={event} wanted={wanted} onDone={read} />}
      {mode === "hold" && <MarkHeld event={event} onDone={read} />}
      {mode === "read" && (
        <>
          <EventFacts event={event} records={records} />
          <EventWritten event={event} />
          <Meeting
            activityId={event.activityId}
            unitId={event.unit.unitId}
            held={event.state === "held"}
            seen={event.newestChange}
            wanted={wanted}
            onCompleted={completed}
            picker={PersonPicker}
          />
          <Attachments
            activityId={event.activityId}
            attachments={event.attachments}
            shared={sharing(event).others.length > 0}
            closed={event.recordState === "closed"}
          />
          {records && event.state === "planned" && <AnnouncementSheet activityId={event.activityId} />}
          <EventClashes event={event} />
          {records && event.state === "held" && <DisputesToSettle activityId={event.activityId} />}
          <EventAttendance event={event} records={records} corrects={corrects} />
          {records && <Changes of={{ activityId: event.activityId }} />}
          {event.state === "held" && (
            <p className="no-print">
              <Anchor href={to.recordSheet(event.activityId)}>{t(text.recordSheet)}</Anchor>
            </p>
          )}
          {records && event.state === "held" && (
            <p className="no-print">
              <Anchor href={to.platformRecord(event.unit.unitId, event.start.slice(0, 7))}>
                {t(text.platform)}
              </Anchor>
            </p>
          )}
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
function useModeAtFirst(
  { activityId, state, can, short, recordState }: EventBody,
  wanted: string | undefined,
): EventMode {
  const correcting = useHasDraft(draftNames.correction(activityId))
  const holding = useHasDraft(draftNames.hold(activityId))
  if (!can.includes("event.record")) return "read"
  if (correcting) return "correct"
  if (wanted !== undefined && fieldOf(wanted, short !== null) && recordState !== "closed") return "correct"
  return holding && state === "planned" ? "hold" : "read"
}
