import { useState } from "react"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { Chips } from "../../design/Chips.tsx"
import { classNames } from "../../design/class-names.ts"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { hasReason, type Mark, type Marks, nextMark, wasThere } from "./roster-marks.ts"
import { text } from "./text.ts"
import "./events.css"

/** Somebody on the list. */
export interface RosterPerson {
  readonly memberId: number
  readonly code: string
  readonly name: string
  /** What tells them apart: a post, a guest. */
  readonly tag?: string
}

interface Props {
  readonly people: readonly RosterPerson[]
  readonly marks: Marks
  readonly onChange: (marks: Marks) => void
  /** The day is still to come: only leave is noted. */
  readonly ahead?: boolean
  /** There is a list already. */
  readonly kept?: boolean
}

/** From so many people on, names can be looked for. */
const many = 30
const present: Mark = { status: "present", reason: "" }

/** Everybody expected, present unless pressed: one press for each step from late to absent. */
export function Roster({ people, marks, onChange, ahead = false, kept = false }: Props) {
  const { t, format } = useText()
  const [typed, setTyped] = useState("")
  const shown =
    typed === "" ? people : people.filter(({ name, code }) => `${name} ${code}`.includes(typed.trim()))
  const markOf = (memberId: number) => marks[memberId] ?? present
  const here = people.filter(({ memberId }) => wasThere(markOf(memberId).status)).length
  const set = (memberId: number, mark: Mark) => onChange({ ...marks, [memberId]: mark })
  const away = people.filter(({ memberId }) => hasReason(markOf(memberId).status))
  return (
    <div className="stack">
      <div className="row between">
        <p className="small">{t(ahead ? text.peopleAhead : kept ? text.peopleEdit : text.peopleHint)}</p>
        {!ahead && (
          <p role="status">
            <strong>{t(text.rosterSums(format.number(people.length), format.number(here)))}</strong>
          </p>
        )}
      </div>
      {people.length > many && (
        <TextInput
          bare
          label={t(text.filterPeople)}
          placeholder={t(text.filterPeople)}
          type="search"
          value={typed}
          onChange={setTyped}
        />
      )}
      <ul className="roster">
        {shown.map((person) => (
          <li key={person.memberId}>
            <RosterName
              person={person}
              mark={markOf(person.memberId)}
              ahead={ahead}
              onPress={() => {
                const { status, reason } = markOf(person.memberId)
                set(person.memberId, { status: nextMark(status, ahead), reason })
              }}
            />
          </li>
        ))}
      </ul>
      {away.length > 0 && (
        <ul className="reasons">
          {away.map((person) => (
            <li key={person.memberId}>
              <ReasonOf
                person={person}
                mark={markOf(person.memberId)}
                onChange={(reason) => set(person.memberId, { ...markOf(person.memberId), reason })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface NameProps {
  readonly person: RosterPerson
  readonly mark: Mark
  readonly ahead: boolean
  readonly onPress: () => void
}

function RosterName({ person, mark, ahead, onPress }: NameProps) {
  const { words } = useText()
  const quiet = ahead && mark.status === "present"
  return (
    <button type="button" className={classNames("roster-name", mark.status)} onClick={onPress}>
      <span>
        {person.name}
        {person.tag && <small> {person.tag}</small>}
      </span>
      {!quiet && <span className="roster-status">{words.attendanceStatuses[mark.status]}</span>}
    </button>
  )
}

interface ReasonProps {
  readonly person: RosterPerson
  readonly mark: Mark
  readonly onChange: (reason: string) => void
}

function ReasonOf({ person, mark, onChange }: ReasonProps) {
  const { t, words } = useText()
  const usual = [text.official, text.sick, text.private].map((one) => ({ value: one.zh, label: t(one) }))
  return (
    <div className="reason">
      <span>
        {person.name} <small>{words.attendanceStatuses[mark.status]}</small>
      </span>
      <Chips
        bare
        label={t(text.reasonOf(person.name))}
        options={usual}
        value={usual.some(({ value }) => value === mark.reason) ? mark.reason : ""}
        onChange={onChange}
      />
      <TextInput
        bare
        label={t(text.reasonOf(person.name))}
        placeholder={t(text.reason)}
        maxLength={lengths.reason}
        value={mark.reason}
        onChange={onChange}
      />
    </div>
  )
}
