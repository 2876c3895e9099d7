import { classNames } from "../../design/class-names.ts"
import { useText } from "../../text/use-text.ts"
import { type Mark, type MarkOf, nextMark, type RosterPerson } from "./roster-marks.ts"
import { text } from "./text.ts"

interface Props {
  readonly people: readonly RosterPerson[]
  /** How each one is called among all on the list. */
  readonly called: (person: RosterPerson) => string
  readonly markOf: MarkOf
  /** Those who have no entry, and may be left without. */
  readonly without: ReadonlySet<number>
  readonly ahead: boolean
  readonly onSet: (memberId: number, mark: Mark | undefined) => void
}

/** Names side by side; a press takes one to the next status. */
export function RosterNames({ people, called, markOf, without, ahead, onSet }: Props) {
  const press = (memberId: number) => {
    const now = markOf(memberId)
    const status = nextMark(now?.status, ahead, without.has(memberId))
    onSet(memberId, status && { status, reason: now?.reason ?? "" })
  }
  return (
    <ul className="roster">
      {people.map((person) => (
        <li key={person.memberId}>
          <RosterName
            person={person}
            name={called(person)}
            status={markOf(person.memberId)?.status}
            ahead={ahead}
            onPress={() => press(person.memberId)}
          />
        </li>
      ))}
    </ul>
  )
}

interface NameProps {
  readonly person: RosterPerson
  readonly name: string
  /** Undefined: there is no entry. */
  readonly status: Mark["status"] | undefined
  readonly ahead: boolean
  readonly onPress: () => void
}

function RosterName({ person, name, status, ahead, onPress }: NameProps) {
  const { t, words } = useText()
  const quiet = ahead && status === "present"
  return (
    <button type="button" className={classNames("roster-name", status ?? "without")} onClick={onPress}>
      <span>
        {name}
        {person.tag && <small> {person.tag}</small>}
      </span>
      {!quiet && (
        <span className="roster-status">{status ? words.attendanceStatuses[status] : t(text.noRow)}</span>
      )}
    </button>
  )
}
