import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { kindNeeds, noteNames } from "../../../domain/meetings/kinds.ts"
import { Button } from "../../design/Button.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { MeetingForm, meetingDraft } from "./MeetingForm.tsx"
import { meetingQuery } from "./meeting-api.ts"
import type { MeetingOf } from "./meeting-body.ts"
import { RecordSheet } from "./RecordSheet.tsx"
import { Tasks } from "./Tasks.tsx"
import { fieldTexts, gradeTexts, noteTexts, partTexts, text } from "./text.ts"
import type { PersonField } from "./types.ts"
import { TooManyVotes, Voters } from "./Voters.tsx"
import "./meetings.css"

interface Props {
  readonly activityId: number
  readonly unitId: number
  readonly held: boolean
  /** How somebody of the unit is chosen. */
  readonly picker: PersonField
  /** The newest change of what the page shows. */
  readonly seen: number
  /** What somebody has come to complete. */
  readonly wanted: string | undefined
  readonly onCompleted: () => void
}

/** What a meeting needs beside its facts and minutes: agenda, parts, votes, tasks, and the signatures of its record. */
export function Meeting({ activityId, unitId, held, picker, seen, wanted, onCompleted }: Props) {
  const { t } = useText()
  const { data: meeting } = useQuery(meetingQuery(activityId))
  const [writes, setWrites] = useState(useHasDraft(meetingDraft(activityId)) || isOfMeeting(wanted))
  const done = () => {
    setWrites(false)
    onCompleted()
  }
  if (!meeting) return null
  const edits = meeting.can.includes("edit")
  return (
    <>
      {writes && edits ? (
        <MeetingForm meeting={meeting} unitId={unitId} picker={picker} wanted={wanted} onDone={done} />
      ) : (
        (edits || hasAny(meeting)) && (
          <Sheet
            title={t(text.title)}
            {...(hasAny(meeting) || meeting.voters ? {} : { className: "no-print" })}
            action={edits && <Button onClick={() => setWrites(true)}>{t(text.edit)}</Button>}
          >
            {hasAny(meeting) || meeting.voters ? (
              <Written meeting={meeting} />
            ) : (
              <p className="small no-print">{t(text.nothingYet)}</p>
            )}
          </Sheet>
        )
      )}
      {(edits || meeting.tasks.length > 0) && (
        <Tasks
          meeting={meeting}
          unitId={unitId}
          edits={edits}
          picker={picker}
          addsAtFirst={wanted === "tasks"}
        />
      )}
      {held && <RecordSheet meeting={meeting} seen={seen} reopensAtFirst={wanted !== undefined} />}
    </>
  )
}

/** Whether a part is written with what the meeting needs, and not in a correction of the activity. */
function isOfMeeting(part: string | undefined): boolean {
  return part !== undefined && fieldTexts[part] !== undefined
}

function hasAny({
  agenda,
  parts,
  motions,
  ratings,
  conclusion,
  station,
  question,
  report,
}: MeetingOf): boolean {
  return (
    agenda.length + parts.length + motions.length + ratings.length > 0 ||
    [conclusion, station, question, report].some((note) => note !== null)
  )
}

function Written({ meeting }: { readonly meeting: MeetingOf }) {
  const { t } = useText()
  const needs = kindNeeds[meeting.kind]
  const notes = noteNames.map((name) => ({
    name: t(noteTexts[name]),
    value: meeting[name] && <span className="record-text">{meeting[name]}</span>,
  }))
  return (
    <>
      {meeting.voters && <Voters voters={meeting.voters} />}
      <TooManyVotes {...meeting} />
      <Lines
        items={[
          {
            name: t(text.agenda),
            value: meeting.agenda.length > 0 && (
              <ol className="agenda">
                {meeting.agenda.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ol>
            ),
          },
          ...needs.parts.map((part) => ({
            name: t(partTexts[part]),
            value: meeting.parts.some((one) => one.part === part) && <People meeting={meeting} part={part} />,
          })),
          ...notes,
        ].filter(({ value }) => value !== false)}
      />
      {meeting.motions.length > 0 && <Motions motions={meeting.motions} />}
      {meeting.ratings.length > 0 && (
        <p>
          {t(text.ratings)}{" "}
          {meeting.ratings.map(({ grade, people }) => (
            <span key={grade} className="rating">
              {t(gradeTexts[grade])} {people}
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function People({
  meeting,
  part,
}: {
  readonly meeting: MeetingOf
  readonly part: MeetingOf["parts"][number]["part"]
}) {
  const { t } = useText()
  const people = meeting.parts.filter((one) => one.part === part)
  return (
    <ul className="parts">
      {people.map(({ member, name, gist, placed }) => (
        <li key={`${member?.memberId} ${name} ${gist}`}>
          {member?.name ?? name}
          {placed !== null && <small> {t(text.placedNote(placed))}</small>}
          {gist !== null && <span className="record-text"> {gist}</span>}
        </li>
      ))}
    </ul>
  )
}

function Motions({ motions }: { readonly motions: MeetingOf["motions"] }) {
  const { t } = useText()
  return (
    <div className="motions">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(text.motion)}</th>
            <th scope="col">{t(text.inFavour)}</th>
            <th scope="col">{t(text.against)}</th>
            <th scope="col">{t(text.abstained)}</th>
          </tr>
        </thead>
        <tbody>
          {motions.map(({ subject, inFavour, against, abstained }) => (
            <tr key={subject}>
              <th scope="row">{subject}</th>
              <td>{inFavour}</td>
              <td>{against}</td>
              <td>{abstained}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
