import type { ReactNode } from "react"
import { actionSentence } from "../../../contract/audit-actions.ts"
import { taskWords } from "../../../contract/explanation-tasks.ts"
import { Fold } from "../../design/Fold.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useSession } from "../../shell/session.ts"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { disputeStateWords as disputeWords } from "../disputes/index.tsx"
import "./me.css"
import type { MyData } from "./my-data.ts"
import { text } from "./text.ts"

interface Row {
  readonly title: ReactNode
  readonly small: readonly (string | null)[]
}

/** Every list of what is kept about the reader, closed until it is opened. */
export function DataLists({ data }: { readonly data: MyData }) {
  const { t } = useText()
  const span = useSpan()
  const rows = useRows(data)
  const units = (of: MyData["memberships"]) =>
    of.map(({ unit, fromOn, untilOn }) => ({ title: unit.name, small: [span(fromOn, untilOn)] }))
  return (
    <Sheet>
      <Part title={t(text.roles)} rows={rows.roles} />
      <Part title={t(text.memberships)} rows={units(data.memberships)} />
      <Part title={t(text.posts)} rows={rows.posts} />
      <Part title={t(text.attendance)} rows={rows.attendance} />
      <Part title={t(text.leave)} rows={rows.leave} />
      <Part title={t(text.makeUps)} rows={rows.makeUps} />
      <Part title={t(text.disputes)} rows={rows.disputes} />
      <Part title={t(text.led)} rows={rows.led} />
      <Part title={t(text.training)} rows={rows.training} />
      <Part title={t(text.writing)} rows={rows.writing} />
      <Part title={t(text.recordedTasks)} rows={rows.recordedTasks} />
      <Part title={t(text.registers)} rows={rows.registers} />
      <Part title={t(text.suggestions)} rows={rows.suggestions} />
      <Part title={t(text.sessions)} rows={rows.sessions} />
      <Part title={t(text.actions)} rows={rows.actions} />
    </Sheet>
  )
}

function Part({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { t, format } = useText()
  return (
    <Fold
      className="data-part"
      summary={
        <>
          <h2>{title}</h2> <span className="small">{t(text.count(format.number(rows.length)))}</span>
        </>
      }
    >
      {rows.length === 0 ? (
        <p>{t(text.empty)}</p>
      ) : (
        <ul className="rows">
          {rows.map(({ title: line, small }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
            <li key={index} className="list-row">
              <div className="list-row-main">
                <div className="list-row-title">{line}</div>
                <div className="list-row-small">
                  {small
                    .filter((piece) => piece !== null && piece !== "")
                    .map((piece) => (
                      <span key={piece}>{piece}</span>
                    ))}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  )
}

function useSpan(): (from: string, until: string | null) => string {
  const { t, format } = useText()
  return (from, until) =>
    t(
      until === null
        ? text.since(format.fullDay(from))
        : text.fromTo(format.fullDay(from), format.fullDay(until)),
    )
}

/** Words of the field for what is kept; a word of an older program stays as it is. */
function word(list: Readonly<Record<string, string>>, id: string): string {
  return list[id] ?? id
}

const registers: Readonly<Record<"venue" | "lecturer" | "rota", Text>> = {
  venue: text.asKeeper,
  lecturer: text.asLecturer,
  rota: text.asTaker,
}
const makeUpStates: Readonly<Record<string, Text>> = {
  asked: text.makeUpAsked,
  arranged: text.makeUpIsArranged,
  done: text.makeUpDone,
  "taken-back": text.makeUpOff,
}
const disputeStates: Readonly<Record<string, Text>> = disputeWords
const recordedTasks: Readonly<Record<string, Text>> = taskWords

function useRows(data: MyData) {
  const { today } = useSession()
  const { t, format, words } = useText()
  const span = useSpan()
  const hours = (value: number) => t(text.hours(format.number(value)))
  const moment = (start: string) => `${format.fullDay(start.slice(0, 10))} ${start.slice(11, 16)}`
  return {
    roles: data.roles.map(({ role, unit, fromOn, untilOn }) => ({
      title: word(words.roles, role),
      small: [unit?.name ?? t(text.wholeDistrict), span(fromOn, untilOn)],
    })),
    posts: data.posts.map(({ unit, post, fromOn, untilOn }) => ({
      title: word(words.posts, post),
      small: [unit.name, span(fromOn, untilOn)],
    })),
    attendance: data.attendance.map((one) => ({
      title: one.topic,
      small: [
        moment(one.startsAt),
        word(words.activityKinds, one.kind),
        one.madeUpOn !== null && one.madeUpOn > today
          ? t(text.makeUpArranged(format.fullDay(one.madeUpOn)))
          : word(words.attendanceStatuses, one.status),
        hours(one.hours),
        one.detail && word(words.attendanceDetails, one.detail),
        one.leaveReason,
      ],
    })),
    leave: data.leave.map((one) => ({
      title: span(one.from, one.last),
      small: [
        word(words.leaveKinds, one.kind),
        word(words.leaveStates, one.state),
        one.remark,
        one.word,
        one.returnedOn && t(text.backOn(format.fullDay(one.returnedOn))),
      ],
    })),
    makeUps: data.makeUps.map((one) => ({
      title: one.topic,
      small: [
        t(one.as === "helper" ? text.asHelper : text.asLearner),
        format.fullDay(one.on),
        t(makeUpStates[one.state] ?? text.makeUps),
        one.plannedOn && t(text.plannedOn(format.fullDay(one.plannedOn))),
        one.material,
        one.place,
        one.effect,
      ],
    })),
    disputes: data.disputes.map((one) => ({
      title: one.topic,
      small: [
        format.fullDay(one.on),
        t(text.disputedOn(format.fullDay(one.madeOn))),
        one.word,
        t(disputeStates[one.state] ?? text.disputes),
        one.answer,
      ],
    })),
    led: data.led.map((one) => ({
      title: one.topic,
      small: [
        moment(one.startsAt),
        word(words.activityKinds, one.kind),
        t(one.as === "chair" ? text.chair : text.lecturer),
      ],
    })),
    training: data.training.map((one) => ({
      title: one.name,
      small: [
        word(words.trainingKinds, one.kind),
        span(one.startedOn, one.endedOn),
        hours(one.hours),
        word(words.trainingStates, one.state),
        one.evidence,
        one.certificates.length === 0 ? null : t(text.certificates(format.list(one.certificates))),
        one.enteredBy,
        one.question,
        one.answer,
        one.decidedBy,
        one.word,
      ],
    })),
    writing: data.writing.map((one) => ({
      title: one.title,
      small: [
        word(words.writingKinds, one.kind),
        format.fullDay(one.writtenOn),
        word(words.writingStates, one.state),
      ],
    })),
    registers: data.registers.map(({ what, name, unit }) => ({
      title: name,
      small: [t(registers[what]), unit.name],
    })),
    recordedTasks: data.recordedTasks.map(({ kind, doneOn }) => ({
      title: recordedTasks[kind] ? t(recordedTasks[kind]) : kind,
      small: [format.fullDay(doneOn)],
    })),
    suggestions: data.suggestions.map(({ body, sentAt, answer }) => ({
      title: body,
      small: [format.instant(sentAt), answer],
    })),
    sessions: data.sessions.map(({ createdAt, address, userAgent }) => ({
      title: userAgent,
      small: [format.instant(createdAt), address],
    })),
    actions: data.actions.map(({ at, action, address }) => ({
      title: t(actionSentence(action)),
      small: [format.instant(at), address],
    })),
  }
}
