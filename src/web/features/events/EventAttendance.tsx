import { useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { wasThere } from "../../../domain/events/was-there.ts"
import type { AttendanceStatus } from "../../../domain/shared/words.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { attendedText } from "../../text/attended-text.ts"
import { useText } from "../../text/use-text.ts"
import { AttendanceEditor } from "./AttendanceEditor.tsx"
import { draftNames } from "./draft-names.ts"
import { MakeUpDialog } from "./MakeUpDialog.tsx"
import { calledIn } from "./namesakes.ts"
import { text } from "./text.ts"
import type { EventBody, ListRow } from "./types.ts"
import "./events.css"

interface Props {
  readonly event: EventBody
  readonly records: boolean
  /** The list may still be changed; make-ups go on when it is closed. */
  readonly corrects: boolean
}

type Group = AttendanceStatus | "arranged" | "none"
const order: readonly Group[] = [
  "absent",
  "on-leave",
  "arranged",
  "late",
  "left-early",
  "made-up",
  "none",
  "present",
]

/** A make-up on a day to come is arranged, and not done. */
function isArranged({ status, madeUpOn, arrangedFor }: ListRow, today: string): boolean {
  if (arrangedFor !== null) return true
  return status === "made-up" && madeUpOn !== null && madeUpOn > today
}

/** Whether somebody missed it and has not made it up. */
function isMissed(row: ListRow, today: string): boolean {
  return row.status === "absent" || row.status === "on-leave" || isArranged(row, today)
}

/** Whether somebody has made it up and nobody, or only themselves, is named to have helped. */
function lacksHelper({ status, helper, member }: ListRow): boolean {
  return status === "made-up" && (helper === null || helper.memberId === member.memberId)
}

function groupOf(row: ListRow, today: string): Group {
  if (isArranged(row, today)) return "arranged"
  // Approved leave of a day to come: nothing is in the list yet.
  return row.status ?? (row.leave === null ? "none" : "on-leave")
}

/** Who was there: those who were not come first, with their reasons. */
export function EventAttendance({ event, records, corrects }: Props) {
  const { t, format } = useText()
  const router = useRouter()
  const { today } = useSession()
  const { do: asked, who } = useSearch({ from: "/events/$activityId" })
  const listDraft = useHasDraft(draftNames.list(event.activityId))
  const [editing, setEditing] = useState(listDraft || asked === "list")
  const typing = useHasDraft(draftNames.makeUp(event.activityId))
  const [arranging, setArranging] = useState(typing || asked === "make-up")
  const namingDraft = useHasDraft(draftNames.helper(event.activityId))
  const [naming, setNaming] = useState(namingDraft || asked === "helper")
  const { counts, attendance } = event
  const missed = event.state === "held" ? attendance.filter((row) => isMissed(row, today)) : []
  const unhelped =
    event.state === "held" ? attendance.filter((row) => lacksHelper(row) && !isArranged(row, today)) : []
  const close = () => {
    setArranging(false)
    setNaming(false)
    if (asked) router.history.replace(to.event(event.activityId))
  }
  // Of what was called off before it took place it is said whom it expected, as it was while it was planned.
  const ahead =
    event.state === "planned" ||
    (event.state === "cancelled" && attendance.every(({ status }) => status === null))
  const edits = records && event.state !== "cancelled" && attendance.length > 0
  const leaveList = () => {
    setEditing(false)
    if (asked !== "list") return
    // Whoever completes one list after another goes back to those that are left.
    if (router.history.canGoBack()) router.history.back()
    else router.history.replace(to.event(event.activityId))
  }
  if (editing && edits && corrects) return <AttendanceEditor event={event} onDone={leaveList} />
  return (
    <Sheet
      title={t(text.attendance)}
      action={
        edits && (
          <div className="actions no-print">
            {missed.length > 0 && (
              <Button kind="primary" onClick={() => setArranging(true)}>
                {t(text.makeUp)}
              </Button>
            )}
            {unhelped.length > 0 && <Button onClick={() => setNaming(true)}>{t(text.nameHelper)}</Button>}
            {corrects && <Button onClick={() => setEditing(true)}>{t(text.editList)}</Button>}
          </div>
        )
      }
    >
      <Sums counts={counts} ahead={ahead} />
      <Groups event={event} ahead={ahead} />
      {event.guestNames.length > 0 && (
        <p>
          <span className="small">{t(text.guestNames)}</span> {format.list(event.guestNames)}
        </p>
      )}
      {event.attendanceMore > 0 && (
        <p className="small">{t(text.attendanceMore(format.number(event.attendanceMore)))}</p>
      )}
      {!records && attendance.length < counts.expected && event.attendanceMore === 0 && (
        <p className="small">{t(text.onlyYours)}</p>
      )}
      {arranging && edits && missed.length > 0 && (
        <MakeUpDialog event={event} missed={missed} who={who} onClose={close} />
      )}
      {naming && edits && unhelped.length > 0 && (
        <MakeUpDialog event={event} missed={unhelped} isDone who={who} onClose={close} />
      )}
    </Sheet>
  )
}

/** How many are expected; once it was held, how many came. */
function Sums({ counts, ahead }: { readonly counts: EventBody["counts"]; readonly ahead: boolean }) {
  const { t, format } = useText()
  const expected = format.number(counts.expected)
  const present = counts.present + counts.late + counts.leftEarly
  const here = format.number(present)
  return (
    <p>
      <strong>{t(ahead ? text.expectedAhead(expected) : text.sums(expected, here))}</strong>
      {!ahead && counts.withoutRow > 0 && (
        <small> {t(text.withoutRow(format.number(counts.withoutRow)))}</small>
      )}
      {ahead && counts.onLeave > 0 && <small> {t(text.onLeaveAhead(format.number(counts.onLeave)))}</small>}
      {!ahead && (
        <small className="three-figures">
          {t(attendedText.attended)} {here} · {t(attendedText.attendedOrExcused)}{" "}
          {format.number(counts.attendedOrExcused)} · {t(attendedText.madeUp)} {format.number(counts.madeUp)}
        </small>
      )}
    </p>
  )
}

function Groups({ event, ahead }: { readonly event: EventBody; readonly ahead: boolean }) {
  const { attendance: rows } = event
  const { t, words } = useText()
  const { today } = useSession()
  const called = calledIn(rows.map(({ member }) => member))
  const titleOf = (group: Group) => {
    if (group === "arranged") return t(text.makeUpArranged)
    return group === "none" ? t(ahead ? text.expectedRow : text.noRow) : words.attendanceStatuses[group]
  }
  return (
    <dl className="attendance-groups">
      {order.map((group) => {
        const of = rows.filter((row) => groupOf(row, today) === group)
        if (of.length === 0) return null
        return (
          <div key={group} className="attendance-group">
            <dt>{titleOf(group)}</dt>
            <dd className="attendance-names">
              {of.map((row) => (
                <Name
                  key={row.member.memberId}
                  row={row}
                  name={called(row.member)}
                  makeUpUntil={event.makeUpUntil}
                />
              ))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Whether a make-up is arranged for a day after the last one in time. */
function isLate({ arrangedFor }: ListRow, until: string | null): boolean {
  return arrangedFor !== null && until !== null && arrangedFor > until
}

interface NameProps {
  readonly row: ListRow
  readonly name: string
  readonly makeUpUntil: string | null
}

function Name({ row, name, makeUpUntil }: NameProps) {
  const { t, format, words } = useText()
  const said = [
    row.notedFirst && t(text.notedFirst(words.attendanceStatuses[row.notedFirst])),
    // How it stands before the make-up that is arranged is done.
    row.arrangedFor && row.status && words.attendanceStatuses[row.status],
    row.leave && words.leaveKinds[row.leave],
    row.detail && words.attendanceDetails[row.detail],
    row.reason,
    row.arrangedFor && t(text.arrangedFor(format.day(row.arrangedFor))),
    isLate(row, makeUpUntil) && t(text.pastTime),
    row.madeUpOn &&
      t(
        row.helper
          ? text.madeUpOn(format.day(row.madeUpOn), row.helper.name)
          : text.madeUpAlone(format.day(row.madeUpOn)),
      ),
    row.helper && !row.madeUpOn && t(text.helpedBy(row.helper.name)),
    !row.expected && t(wasThere(row.status) ? text.guest : text.notExpected),
    row.selfRecorded && t(text.selfMark),
  ].filter(Boolean)
  return (
    <span>
      {name}
      {said.length > 0 && <small> {said.join(" · ")}</small>}
      {row.makeUpId !== null && (
        <small className="no-print">
          {" "}
          <Anchor href={to.makeUpSlip(row.makeUpId)} aria-label={t(text.slipOf(name))}>
            {t(text.slip)}
          </Anchor>
        </small>
      )}
    </span>
  )
}
