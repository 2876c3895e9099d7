import { classNames } from "../../design/class-names.ts"
import { useText } from "../../text/use-text.ts"
import type { Mark, RosterPerson } from "./roster-marks.ts"
import { text } from "./text.ts"

interface Props {
  readonly person: RosterPerson
  readonly name: string
  /** Undefined: there is no entry. */
  readonly mark: Mark | undefined
  readonly ahead: boolean
  readonly onPress: () => void
}

/** One name with how they stand. */
export function RosterName({ person, name, mark, ahead, onPress }: Props) {
  const { t, words } = useText()
  const status = mark?.status
  const quiet = ahead && status === "present"
  const cameBack = status === "present" && mark?.detail === "left-and-returned"
  const said = cameBack
    ? words.attendanceDetails["left-and-returned"]
    : status && words.attendanceStatuses[status]
  return (
    <button
      type="button"
      className={classNames("roster-name", cameBack ? "left-early" : (status ?? "without"))}
      onClick={onPress}
    >
      <span>
        {name}
        {person.tag && <small> {person.tag}</small>}
      </span>
      {!quiet && <span className="roster-status">{said ?? t(text.noRow)}</span>}
    </button>
  )
}
