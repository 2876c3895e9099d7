import { useState } from "react"
import { isFoundBy } from "../../../domain/shared/folding.ts"
import { Button } from "../../design/Button.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { ManyAtOnce } from "./ManyAtOnce.tsx"
import { calledIn } from "./namesakes.ts"
import { ReasonOf } from "./ReasonOf.tsx"
import { RosterBranch } from "./RosterBranch.tsx"
import { RosterNames } from "./RosterNames.tsx"
import {
  groupsOf,
  hasReason,
  isHere,
  type Mark,
  type MarkOf,
  type Marks,
  presentMark,
  type RosterPerson,
  type Ticked,
} from "./roster-marks.ts"
import { text } from "./text.ts"
import "./events.css"

interface Props {
  readonly people: readonly RosterPerson[]
  readonly marks: Marks
  readonly onChange: (marks: Marks) => void
  /** The branches of the people, in their order: a long list of several is shown branch by branch. */
  readonly branches?: readonly { readonly unitId: number; readonly name: string }[]
  /** The day is still to come: only leave is noted. */
  readonly ahead?: boolean
  /** There is a list already. */
  readonly kept?: boolean
  /** People without an entry: they stay so unless somebody marks them. Nobody else is on the list unmarked. */
  readonly without?: ReadonlySet<number>
  /** People whom the list counts and does not show. */
  readonly besides?: { readonly expected: number; readonly here: number }
}

const nobody: ReadonlySet<number> = new Set()

/** From so many people on, names can be looked for, and several branches stand apart. */
const many = 30

/** From so many people away on, their reasons are closed until somebody writes them. */
const manyReasons = 8

/**
 * Everybody expected, one press for each step from late to left early. On a new list whoever is not pressed was there;
 * on one that is kept, whoever has no entry has none until pressed.
 */
export function Roster({
  people,
  marks,
  onChange,
  branches = [],
  ahead = false,
  kept = false,
  without = nobody,
  besides = { expected: 0, here: 0 },
}: Props) {
  const { t, format } = useText()
  const [typed, setTyped] = useState("")
  const looked = typed.trim()
  const called = calledIn(people)
  const shown = looked === "" ? people : people.filter((person) => isFoundBy(looked, person))
  const markOf: MarkOf = (memberId) => marks[memberId] ?? (without.has(memberId) ? undefined : presentMark)
  const expected = people.filter(({ isGuest }) => !isGuest)
  const here = expected.filter(({ memberId }) => isHere(markOf(memberId))).length + besides.here
  const open = people.filter(({ memberId }) => markOf(memberId) === undefined)
  const set = (memberId: number, mark: Mark | undefined) => {
    const { [memberId]: _, ...others } = marks
    onChange(mark ? { ...others, [memberId]: mark } : others)
  }
  const setMany = (memberIds: readonly number[], status: Ticked, others?: Ticked) => {
    const rest = others === undefined ? [] : people.map(({ memberId }) => [memberId, others] as const)
    const named = memberIds.map((memberId) => [memberId, status] as const)
    const entries = new Map([...rest, ...named])
    onChange({
      ...marks,
      ...Object.fromEntries(
        [...entries].map(([memberId, now]) => [
          memberId,
          { ...presentMark, ...markOf(memberId), status: now },
        ]),
      ),
    })
  }
  const away = people.flatMap((person) => {
    const mark = markOf(person.memberId)
    return mark && hasReason(mark.status) ? [{ person, mark }] : []
  })
  const reasons = (
    <ul className="reasons">
      {away.map(({ person, mark }) => (
        <li key={person.memberId}>
          <ReasonOf
            person={{ ...person, name: called(person) }}
            mark={mark}
            onChange={(why) => set(person.memberId, { ...mark, ...why })}
          />
        </li>
      ))}
    </ul>
  )
  const isLong = people.length > many
  const groups = isLong && looked === "" ? groupsOf(people, branches, t(text.noBranch)) : []
  return (
    <div className="stack">
      <div className="row between">
        <p className="small">{t(ahead ? text.peopleAhead : kept ? text.peopleEdit : text.peopleHint)}</p>
        {!ahead && (
          <p role="status">
            <strong>
              {t(text.rosterSums(format.number(expected.length + besides.expected), format.number(here)))}
            </strong>
            {open.length > 0 && <small> {t(text.withoutRow(format.number(open.length)))}</small>}
          </p>
        )}
      </div>
      {isLong && (
        <TextInput
          bare
          label={t(text.filterPeople)}
          placeholder={t(text.filterPeople)}
          type="search"
          value={typed}
          onChange={setTyped}
        />
      )}
      {groups.length > 1 ? (
        groups.map((group) => (
          <RosterBranch
            key={group.name}
            group={group}
            called={called}
            markOf={markOf}
            without={without}
            ahead={ahead}
            onSet={set}
            onMany={setMany}
          />
        ))
      ) : (
        <RosterNames
          people={shown}
          called={called}
          markOf={markOf}
          without={without}
          ahead={ahead}
          onSet={set}
        />
      )}
      {open.length > 0 && (
        <div className="actions">
          <Button
            onClick={() =>
              setMany(
                open.map(({ memberId }) => memberId),
                "present",
              )
            }
          >
            {t(text.othersPresent(format.number(open.length)))}
          </Button>
        </div>
      )}
      {people.length > 1 && <ManyAtOnce people={people} ahead={ahead} onMark={setMany} />}
      {away.length > manyReasons ? (
        <details className="item-more">
          <summary>{t(text.reasonsOf(format.number(away.length)))}</summary>
          {reasons}
        </details>
      ) : (
        away.length > 0 && reasons
      )}
    </div>
  )
}
