import { useState } from "react"
import { isProblem } from "../../api/problem.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { useDissolve, useReopen } from "./tree-actions.ts"
import type { Unit } from "./unit-queries.ts"

interface Props {
  readonly unit: Unit
  readonly onClose: () => void
}

/** Ends a unit on a day. Who is still there is named; the note takes it back. */
export function DissolveUnit({ unit, onClose }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const [day, setDay] = useState<string>(today)
  const reopen = useReopen()
  const dissolve = useDissolve((_, input) => {
    tell({ text: t(text.dissolved(format.fullDay(input.day))), undo: () => reopen.mutate(unit.unitId) })
    onClose()
  })
  const people = peopleIn(dissolve.error)
  return (
    <FormDialog
      title={t(text.dissolveTitle(unit.name))}
      action={t(text.dissolve)}
      danger
      busy={dissolve.isPending}
      error={dissolve.error}
      afterError={people.length > 0 && <StillThere people={people} />}
      onDo={() => day && dissolve.mutate({ unitId: unit.unitId, day })}
      onClose={onClose}
    >
      <p className="small">{t(text.dissolveConsequence)}</p>
      <DateInput label={t(text.dayOfEnd)} required value={day} onChange={setDay} />
    </FormDialog>
  )
}

interface Person {
  readonly memberId: number
  readonly name: string
}

function peopleIn(error: unknown): readonly Person[] {
  if (!isProblem(error, "unit-not-empty")) return []
  const { people } = error.document
  return Array.isArray(people) ? people.filter(isPerson) : []
}

function isPerson(value: unknown): value is Person {
  return typeof value === "object" && value !== null && "memberId" in value && "name" in value
}

function StillThere({ people }: { readonly people: readonly Person[] }) {
  const { t } = useText()
  return (
    <div>
      <p>{t(text.stillThere)}</p>
      <ul className="row">
        {people.map(({ memberId, name }) => (
          <li key={memberId}>
            <Anchor href={to.person(memberId)}>{name}</Anchor>
          </li>
        ))}
      </ul>
    </div>
  )
}
