import { useOnPaper } from "../../design/use-paper.ts"
import { RosterName } from "./RosterName.tsx"
import { RosterWindow } from "./RosterWindow.tsx"
import { type Mark, type MarkOf, nextMark, presentMark, type RosterPerson } from "./roster-marks.ts"

export interface NamesProps {
  readonly people: readonly RosterPerson[]
  /** How each one is called among all on the list. */
  readonly called: (person: RosterPerson) => string
  readonly markOf: MarkOf
  /** Those who have no entry, and may be left without. */
  readonly without: ReadonlySet<number>
  readonly ahead: boolean
  readonly onSet: (memberId: number, mark: Mark | undefined) => void
}

/** From so many names on only those near the window are drawn; on paper all are. */
const tooMany = 120

/** Names side by side; a press takes one to the next status. */
export function RosterNames({ people, called, markOf, without, ahead, onSet }: NamesProps) {
  const onPaper = useOnPaper()
  const press = (memberId: number) => {
    const now = markOf(memberId)
    const next = nextMark(now, ahead, without.has(memberId))
    onSet(memberId, next && { ...presentMark, ...now, ...next })
  }
  const name = (person: RosterPerson) => (
    <RosterName
      person={person}
      name={called(person)}
      mark={markOf(person.memberId)}
      ahead={ahead}
      onPress={() => press(person.memberId)}
    />
  )
  if (people.length > tooMany && !onPaper) return <RosterWindow people={people}>{name}</RosterWindow>
  return (
    <ul className="roster">
      {people.map((person) => (
        <li key={person.memberId}>{name(person)}</li>
      ))}
    </ul>
  )
}
