import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { useText } from "../../text/use-text.ts"
import { RosterNames } from "./RosterNames.tsx"
import {
  isHere,
  type Mark,
  type MarkOf,
  type RosterGroup,
  type RosterPerson,
  type Ticked,
} from "./roster-marks.ts"
import { text } from "./text.ts"

interface Props {
  readonly group: RosterGroup
  readonly called: (person: RosterPerson) => string
  readonly markOf: MarkOf
  readonly without: ReadonlySet<number>
  readonly ahead: boolean
  readonly onSet: (memberId: number, mark: Mark | undefined) => void
  readonly onMany: (memberIds: readonly number[], status: Ticked) => void
}

const all: readonly Ticked[] = ["present", "absent"]

/** One branch of a long list: closed until somebody looks for its people, and changed as a whole. */
export function RosterBranch({ group, called, markOf, without, ahead, onSet, onMany }: Props) {
  const { t, format, words } = useText()
  const [open, setOpen] = useState(false)
  const ids = group.people.map(({ memberId }) => memberId)
  const here = ids.filter((memberId) => isHere(markOf(memberId))).length
  const count = format.number(ids.length)
  // Whoever came late, is on leave or left early has been looked at: they stay.
  const others = ids.filter((memberId) => {
    const mark = markOf(memberId)
    return !mark || (all.includes(mark.status) && !mark.detail && mark.reason === "")
  })
  return (
    <details
      className="item-more roster-branch"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {group.name}{" "}
        <small>{t(ahead ? text.expectedAhead(count) : text.rosterSums(count, format.number(here)))}</small>
      </summary>
      {open && (
        <>
          {!ahead && (
            <div className="actions">
              {all.map((status) => (
                <Button
                  key={status}
                  kind="quiet"
                  aria-label={`${group.name} ${t(text.restOfThem(words.attendanceStatuses[status]))}`}
                  onClick={() => onMany(others, status)}
                >
                  {t(text.restOfThem(words.attendanceStatuses[status]))}
                </Button>
              ))}
            </div>
          )}
          <RosterNames
            people={group.people}
            called={called}
            markOf={markOf}
            without={without}
            ahead={ahead}
            onSet={onSet}
          />
        </>
      )}
    </details>
  )
}
