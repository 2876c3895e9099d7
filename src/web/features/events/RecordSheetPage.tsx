import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { wasThere } from "../../../domain/events/was-there.ts"
import { kindNeeds, noteNames } from "../../../domain/meetings/kinds.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { StructuredText } from "../../design/StructuredText.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import {
  gradeTexts,
  laterSaid,
  type MeetingOf,
  meetingQuery,
  noteTexts,
  partTexts,
} from "../meetings/index.tsx"
import { timeAfter } from "./event-draft.ts"
import { text } from "./record-sheet-text.ts"
import { text as eventText } from "./text.ts"
import type { EventBody } from "./types.ts"
import "./events.css"
import "./hall.css"

/** The record of a meeting as a page of the book that units keep: 三会一课记录本, of a central group 中心组学习记录. */
export function RecordSheetPage() {
  const activityId = Number(useParams({ from: "/events/$activityId/record" }).activityId)
  const event = useQuery({
    queryKey: ["event", String(activityId)],
    queryFn: () => ask(api.GET("/api/events/{activityId}", { params: { path: { activityId } } })),
  })
  const meeting = useQuery(meetingQuery(activityId))
  return (
    <Loaded query={event} lines={10}>
      {(found) => (
        <Loaded query={meeting} lines={10}>
          {(needs) => <RecordSheet event={found} meeting={needs} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface Props {
  readonly event: EventBody
  readonly meeting: MeetingOf
}

function RecordSheet({ event, meeting }: Props) {
  const speech = useText()
  const { t, words } = speech
  const { today } = useSession()
  const ofGroup = event.kind === "central-group-study"
  const title = t(ofGroup ? text.groupBook : text.meetingsBook)
  const year = event.start.slice(0, 4)
  return (
    <div className="stack">
      <PrintHead unit={event.unit.name} day={today} />
      <PageHead
        title={title}
        tab={`${title} · ${event.topic}`}
        note={
          meeting.ordinal === null
            ? words.activityKinds[event.kind]
            : `${words.activityKinds[event.kind]} · ${t(text.ordinal(year, meeting.ordinal))}`
        }
        crumbs={[{ title: event.topic, href: to.event(event.activityId) }, { title }]}
        action={
          <Button kind="primary" onClick={() => window.print()}>
            {t(text.print)}
          </Button>
        }
      />
      <table className="record-sheet">
        <caption className="unseen">{title}</caption>
        <tbody>
          {pairsOf({ event, meeting }, speech).map(([one, other]) => (
            <tr key={one.name}>
              <th scope="row">{one.name}</th>
              <td colSpan={other ? 1 : 3}>{one.value}</td>
              {other && (
                <>
                  <th scope="row">{other.name}</th>
                  <td>{other.value}</td>
                </>
              )}
            </tr>
          ))}
          {rowsOf({ event, meeting }, speech)
            .filter(({ value, byHand }) => byHand || isSaid(value))
            .map(({ name, value }) => (
              <tr key={name} className="long">
                <th scope="row">{name}</th>
                <td colSpan={3} className={isSaid(value) ? undefined : "sign"}>
                  {value}
                </td>
              </tr>
            ))}
          <tr>
            <th scope="row">{t(text.chairSigns)}</th>
            <td className="sign" />
            <th scope="row">{t(text.keeperSigns)}</th>
            <td className="sign" />
          </tr>
          <tr>
            <th scope="row">{t(text.above)}</th>
            <td colSpan={3} className="sign" />
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** A line of the book. What is not there has none, unless the book asks for it: that is written by hand. */
interface Row {
  readonly name: string
  readonly value: ReactNode
  readonly byHand?: true
}

const isSaid = (value: ReactNode) => value !== null && value !== undefined && value !== "" && value !== false

/** What stands two in a line. */
function pairsOf(
  { event, meeting }: Props,
  { t, format, words, language }: Speech,
): [Row, Row | undefined][] {
  const { kind, place, chair, lecturer, lecturerName, form, counts, hours, unit } = event
  const ofGroup = kind === "central-group-study"
  const keeper = [...meeting.record.deeds].reverse().find(({ deed }) => deed === "sign")?.by
  const secretary = peopleIn(meeting, "secretary").join("、")
  const { voters } = meeting
  const ofThem = (count: number | undefined) =>
    count === undefined ? "" : t(text.withVote(format.number(count)))
  const came = counts.present + counts.late + counts.leftEarly
  const teacher = lecturer?.name ?? lecturerName
  return [
    [
      { name: t(text.unit), value: unit.name },
      { name: t(text.kind), value: words.activityKinds[kind] },
    ],
    [
      { name: t(text.time), value: timeOf(event, format) },
      { name: t(text.place), value: place },
    ],
    [
      { name: t(ofGroup ? text.head : text.chair), value: chair?.name },
      ofGroup
        ? { name: t(text.keeper), value: secretary || keeper }
        : { name: t(text.keeper), value: keeper },
    ],
    [
      {
        name: t(text.expected),
        value: `${t(text.people(format.number(counts.expected)))}${ofThem(voters?.mayVote)}`,
      },
      { name: t(text.came), value: `${t(text.people(format.number(came)))}${ofThem(voters?.present)}` },
    ],
    ...inPairs(
      [
        { name: t(text.lecturer), value: teacher },
        { name: t(text.turn), value: event.turn && event.turn.name !== teacher && event.turn.name },
        { name: t(text.form), value: formIn(form, language) },
        { name: t(text.length), value: hours > 0 && t(text.hours(format.number(hours))) },
      ].filter(({ value }) => isSaid(value)),
    ),
  ]
}

function inPairs([one, other, ...rest]: readonly Row[]): [Row, Row | undefined][] {
  return one ? [[one, other], ...inPairs(rest)] : []
}

/** From when until when; until when only where it was recorded how long it lasted. */
function timeOf({ start, lastsMinutes }: EventBody, format: Speech["format"]): string {
  const time = start.slice(11)
  const until = lastsMinutes === null ? "" : `–${timeAfter(time, lastsMinutes)}`
  return `${format.fullDay(start)} ${time}${until}`
}

/** What takes a whole line, and may go on on the next sheet. */
function rowsOf({ event, meeting }: Props, speech: Speech): Row[] {
  const { t, format } = speech
  const ofGroup = event.kind === "central-group-study"
  const present = event.attendance
    .filter(({ expected, status }) => expected && wasThere(status))
    .map(({ member }) => member.name)
  const guests = [
    ...peopleIn(meeting, "without-vote"),
    ...event.attendance
      .filter(({ expected, status }) => !expected && wasThere(status))
      .map(({ member }) => member.name),
    ...event.guestNames,
  ]
  const readers = peopleIn(meeting, "lead-reader")
  const spoken = spokenParts.map((part) => ({
    name: t(partTexts[part]),
    value: numbered(
      meeting.parts
        .filter((one) => one.part === part)
        .map(({ member, name, gist, placed }) =>
          [member?.name ?? name, placed === null ? "" : t(text.placed(placed)), gist]
            .filter(Boolean)
            .join(" "),
        ),
    ),
  }))
  return [
    ...(ofGroup ? [{ name: t(text.present), value: format.list(present) }] : []),
    { name: t(text.away), value: awaySaid(event, speech), byHand: true },
    { name: t(text.guests), value: format.list([...new Set(guests)]) },
    {
      name: t(ofGroup ? text.topic : text.subject),
      value: (
        <>
          <p>{event.topic}</p>
          {meeting.agenda.length > 0 && <Numbered lines={meeting.agenda} />}
        </>
      ),
    },
    { name: t(text.content), value: paragraphs(event.content) },
    { name: t(text.leadReaders), value: format.list(readers) },
    {
      name: t(text.said),
      value: event.minutesDocument ? (
        <StructuredText value={event.minutesDocument} />
      ) : (
        paragraphs(event.minutes)
      ),
      byHand: true,
    },
    ...spoken,
    ...noteNames.map((name) => ({
      name: t(name === "conclusion" ? text.conclusion : noteTexts[name]),
      value: paragraphs(meeting[name]),
    })),
    {
      name: t(text.motions),
      value: numbered(votesIn(meeting, speech)),
      ...(kindNeeds[event.kind].votes ? { byHand: true as const } : {}),
    },
    { name: t(text.ratings), value: ratingsIn(meeting, speech) },
    { name: t(ofGroup ? text.measures : text.tasks), value: numbered(tasksIn(meeting, speech)) },
    { name: t(text.effect), value: paragraphs(event.effect) },
    { name: t(text.signed), value: format.list(signedIn(meeting, speech)) },
    { name: t(text.later), value: numbered(meeting.record.later.map((one) => laterSaid(one, speech))) },
  ]
}

/** Parts of which each has a line of its own: who spoke, entered or took part, and what there was of it. */
const spokenParts = ["key-speaker", "entrant", "speaker", "researcher", "step"] as const

const peopleIn = (meeting: MeetingOf, of: MeetingOf["parts"][number]["part"]) =>
  meeting.parts.filter(({ part }) => part === of).map(({ member, name }) => member?.name ?? name ?? "")

/** Who was away, each with why. */
function awayIn({ attendance }: EventBody, { t, format, words }: Speech): string[] {
  return attendance
    .filter(({ expected, status }) => expected && status !== null && !wasThere(status))
    .map(({ member, status, notedFirst, detail, reason, helper, madeUpOn }) => {
      // A make-up changes nothing of who was away on the day, and why.
      const was = notedFirst ?? status
      const why = [
        detail ? words.attendanceDetails[detail] : was && words.attendanceStatuses[was],
        reason,
        notedFirst && status && words.attendanceStatuses[status],
        madeUpOn &&
          t(
            helper
              ? eventText.madeUpOn(format.fullDay(madeUpOn), helper.name)
              : eventText.madeUpAlone(format.fullDay(madeUpOn)),
          ),
      ]
      return format.aside(member.name, why.filter(Boolean).join(" "))
    })
}

/** The same as a line: nobody, where everybody is in the list and was there. */
function awaySaid(event: EventBody, speech: Speech): string {
  const { onLeave, absent, madeUp, withoutRow } = event.counts
  if (onLeave + absent + madeUp + withoutRow === 0) return speech.t(text.nobody)
  return speech.format.list(awayIn(event, speech))
}

/** Who has signed and confirmed the record since it was last opened or corrected, and when. */
function signedIn({ record: { deeds } }: MeetingOf, { t, format }: Speech): string[] {
  const done = deeds.map(({ deed }) => deed)
  const open = Math.max(done.lastIndexOf("reopen"), done.lastIndexOf("change"))
  return deeds.slice(open + 1).flatMap(({ deed, by, on }) => {
    if ((deed !== "sign" && deed !== "confirm") || by === null) return []
    return [t((deed === "sign" ? text.signedBy : text.confirmedBy)(by, format.fullDay(on)))]
  })
}

function votesIn({ motions }: MeetingOf, { t, format }: Speech): string[] {
  return motions.map(({ subject, inFavour, against, abstained }) =>
    t(text.vote(subject, format.number(inFavour), format.number(against), format.number(abstained))),
  )
}

function ratingsIn({ ratings }: MeetingOf, { t, format }: Speech): string {
  return format.list(ratings.map(({ grade, people }) => `${t(gradeTexts[grade])} ${format.number(people)}`))
}

function tasksIn({ tasks }: MeetingOf, { t, format }: Speech): string[] {
  return tasks.map(({ subject, member, name, dueOn, doneOn }) =>
    [
      subject,
      member?.name ?? name,
      dueOn && t(text.until(format.fullDay(dueOn))),
      doneOn && t(text.done(format.fullDay(doneOn))),
    ]
      .filter(Boolean)
      .join(" "),
  )
}

function numbered(lines: readonly string[]): ReactNode {
  return lines.length > 0 && <Numbered lines={lines} />
}

function paragraphs(said: string | null): ReactNode {
  return said && <p className="record-text">{said}</p>
}

function Numbered({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ol>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
}
