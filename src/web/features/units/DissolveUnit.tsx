import { isProblem } from "../../api/problem.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
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
  const typed = useDraft(draftNames.dissolve(unit.unitId), () => ({ day: String(today) }))
  const { day } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const reopen = useReopen()
  const dissolve = useDissolve((_, input) => {
    tell({ text: t(text.dissolved(format.fullDay(input.day))), undo: () => reopen.mutate(unit.unitId) })
    close()
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
      onDo={() => day && dissolve.mutate({ unitId: unit.unitId, version: unit.version, day })}
      draft={typed}
      onClose={close}
    >
      <p className="small">{t(text.dissolveConsequence)}</p>
      <DateInput label={t(text.dayOfEnd)} required value={day} onChange={(day) => typed.set({ day })} />
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
