import { useState } from "react"
import { isFoundBy } from "../../../domain/shared/folding.ts"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { ManyAtOnce } from "./ManyAtOnce.tsx"
import { ReasonOf } from "./ReasonOf.tsx"
import { RosterBranch } from "./RosterBranch.tsx"
import { RosterNames } from "./RosterNames.tsx"
import {
  groupsOf,
  hasReason,
  type Mark,
  type Marks,
  presentMark,
  type RosterPerson,
  type Ticked,
  wasThere,
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
}

/** From so many people on, names can be looked for, and several branches stand apart. */
const many = 30

/** From so many people away on, their reasons are closed until somebody writes them. */
const manyReasons = 8

/** Everybody expected, present unless pressed: one press for each step from late to left early. */
export function Roster({ people, marks, onChange, branches = [], ahead = false, kept = false }: Props) {
  const { t, format } = useText()
  const [typed, setTyped] = useState("")
  const looked = typed.trim()
  const shown = looked === "" ? people : people.filter((person) => isFoundBy(looked, person))
  const markOf = (memberId: number) => marks[memberId] ?? presentMark
  const here = people.filter(({ memberId }) => wasThere(markOf(memberId).status)).length
  const set = (memberId: number, mark: Mark) => onChange({ ...marks, [memberId]: mark })
  const setMany = (memberIds: readonly number[], status: Ticked, others?: Ticked) => {
    const rest = others === undefined ? [] : people.map(({ memberId }) => [memberId, others] as const)
    const named = memberIds.map((memberId) => [memberId, status] as const)
    const entries = new Map([...rest, ...named])
    onChange({
      ...marks,
      ...Object.fromEntries(
        [...entries].map(([memberId, now]) => [memberId, { status: now, reason: markOf(memberId).reason }]),
      ),
    })
  }
  const away = people.filter(({ memberId }) => hasReason(markOf(memberId).status))
  const reasons = (
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
  )
  const isLong = people.length > many
  const groups = isLong && looked === "" ? groupsOf(people, branches, t(text.noBranch)) : []
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
            markOf={markOf}
            ahead={ahead}
            onSet={set}
            onMany={setMany}
          />
        ))
      ) : (
        <RosterNames people={shown} markOf={markOf} ahead={ahead} onSet={set} />
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
