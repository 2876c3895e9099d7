import { classNames } from "../../design/class-names.ts"
import { useText } from "../../text/use-text.ts"
import { type Mark, nextMark, type RosterPerson } from "./roster-marks.ts"

interface Props {
  readonly people: readonly RosterPerson[]
  readonly markOf: (memberId: number) => Mark
  readonly ahead: boolean
  readonly onSet: (memberId: number, mark: Mark) => void
}

/** Names side by side; a press takes one to the next status. */
export function RosterNames({ people, markOf, ahead, onSet }: Props) {
  return (
    <ul className="roster">
      {people.map((person) => {
        const { status, reason } = markOf(person.memberId)
        return (
          <li key={person.memberId}>
            <RosterName
              person={person}
              status={status}
              ahead={ahead}
              onPress={() => onSet(person.memberId, { status: nextMark(status, ahead), reason })}
            />
          </li>
        )
      })}
    </ul>
  )
}

interface NameProps {
  readonly person: RosterPerson
  readonly status: Mark["status"]
  readonly ahead: boolean
  readonly onPress: () => void
}

function RosterName({ person, status, ahead, onPress }: NameProps) {
  const { words } = useText()
  const quiet = ahead && status === "present"
  return (
    <button type="button" className={classNames("roster-name", status)} onClick={onPress}>
      <span>
        {person.name}
        {person.tag && <small> {person.tag}</small>}
      </span>
      {!quiet && <span className="roster-status">{words.attendanceStatuses[status]}</span>}
    </button>
  )
}
