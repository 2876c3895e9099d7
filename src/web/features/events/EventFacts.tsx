import { studyUses } from "../../../contract/study-words.ts"
import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Lamps } from "../../design/Lamps.tsx"
import { Lines } from "../../design/Lines.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import { placeOf } from "./missing-part.ts"
import { lampTexts, text } from "./text.ts"
import type { EventBody } from "./types.ts"
import "./events.css"

interface Props {
  readonly event: EventBody
  /** The reader may write what is missing. */
  readonly records: boolean
}

/** The lamps with what is missing, and the facts of an activity. */
export function EventFacts({ event, records }: Props) {
  const { t, format, words, language } = useText()
  const { audience, sitting } = event
  const said = (list: readonly string[]) => (list.length === 0 ? null : format.list(list))
  // Its minutes become hours with those of its month, once it was held.
  const isAhead = event.short !== null && event.state !== "held"
  const hours = kindNeeds[event.kind].noHours ? t(text.noHours) : format.number(event.hours)
  return (
    <Sheet>
      {event.state === "held" && <Missing event={event} records={records} />}
      <Lines
        items={[
          {
            name: t(text.hours),
            value: isAhead ? null : hours,
          },
          {
            name: t(text.shortMinutes),
            value: event.short && <Short short={event.short} isAhead={isAhead} />,
          },
          { name: t(text.place), value: event.place && <PlaceOf event={event} /> },
          { name: t(text.form), value: formIn(event.form, language) },
          { name: t(text.chair), value: event.chair?.name },
          { name: t(text.lecturer), value: event.lecturer?.name ?? event.lecturerName },
          {
            name: t(text.meetingMode),
            value: event.meetingMode && words.meetingModes[event.meetingMode],
          },
          {
            name: t(text.contentCategories),
            value: said(event.contentCategories.map((one) => words.contentCategories[one])),
          },
          { name: t(text.studyPaths), value: said(event.studyPaths.map((one) => words.studyPaths[one])) },
          {
            name: t(text.ofTopic),
            value:
              event.ofTopic &&
              (event.opens.includes(event.ofTopic.unitId) ? (
                <Anchor href={to.topic(event.ofTopic.unitId, event.ofTopic.topicId)}>
                  {event.ofTopic.title}
                </Anchor>
              ) : (
                event.ofTopic.title
              )),
          },
          {
            name: t(text.ofConcern),
            value:
              event.ofConcern &&
              (event.opens.includes(event.ofConcern.unitId) ? (
                <Anchor href={to.concerns(event.ofConcern.unitId)}>{event.ofConcern.title}</Anchor>
              ) : (
                event.ofConcern.title
              )),
          },
          {
            name: t(text.putToUse),
            value: event.ofConcern && said(event.ofConcern.uses.map((one) => t(studyUses[one]))),
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
                        <Shortened>{t(text.kindAndTopic(words.activityKinds[kind], topic))}</Shortened>
                      </Anchor>
                    </div>
                  )),
          },
          {
            name: t(text.turn),
            value: event.turn && (
              <Anchor href={to.turns(event.turn.unitId)}>
                {t(text.turnOf(event.turn.name, event.turn.title))}
              </Anchor>
            ),
          },
          { name: t(text.planLine), value: event.planLine && <PlanLineLink line={event.planLine} /> },
          { name: t(text.number), value: event.code },
          { name: t(text.cancelledBecause), value: event.cancelReason },
        ]}
      />
    </Sheet>
  )
}

/** The line of a plan that the activity fulfils, which leads to the plan. */
function PlanLineLink({ line }: { readonly line: NonNullable<EventBody["planLine"]> }) {
  const { t, format } = useText()
  const { unitId, year, month, topic } = line
  const when = month === null ? "" : format.month(`${year}-${String(month).padStart(2, "0")}`)
  return <Anchor href={to.plan(unitId, year)}>{t(text.planLineNamed(when, topic))}</Anchor>
}

interface ShortProps {
  readonly short: NonNullable<EventBody["short"]>
  readonly isAhead: boolean
}

/** Minutes of a short sitting, and how they became hours. */
function Short({ short, isAhead }: ShortProps) {
  const { t, format } = useText()
  const { sittings, minutes, hours } = short.month
  if (isAhead) return t(text.shortOf(short.minutes))
  return (
    <>
      {t(text.shortOf(short.minutes))}
      <p className="small">
        {t(
          text.shortMonth(
            sittings,
            format.number(minutes),
            format.number(hours),
            format.number(short.minutesPerHour),
          ),
        )}
      </p>
    </>
  )
}

/** Where it is: a place of the register leads to its bookings, where the reader may see them. */
function PlaceOf({ event: { place, venue, unit, opens } }: Pick<Props, "event">) {
  return venue && opens.includes(unit.unitId) ? (
    <Anchor href={to.venue(unit.unitId, venue.venueId)}>{place}</Anchor>
  ) : (
    place
  )
}

function Missing({ event: { activityId, lamps, short }, records }: Props) {
  const { t } = useText()
  // What a short sitting lacks of hours is nothing to write: its month has too few minutes.
  const tooShort = short !== null && lamps.missing.includes("time")
  const [written] = lamps.missing.filter((name) => name !== "people" && !(tooShort && name === "time"))
  return (
    <div className="row between">
      <div className="missing-lamps">
        <Lamps states={lamps} />
        {lamps.missing.length > 0 && (
          <p className="small">
            {lamps.missing
              .map((name) =>
                t(tooShort && name === "time" ? text.monthTooShort(short.month.minutes) : lampTexts[name]),
              )
              .join(" ")}
          </p>
        )}
      </div>
      {records && lamps.missing.length > 0 && (
        <div className="actions no-print">
          {lamps.missing.includes("people") && (
            <LinkButton href={placeOf(activityId, "people")}>{t(text.completeList)}</LinkButton>
          )}
          {tooShort && <LinkButton href={to.newEvent({ like: activityId })}>{t(text.like)}</LinkButton>}
          {written && (
            <LinkButton kind="primary" href={placeOf(activityId, written)}>
              {t(text.addIt)}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  )
}
