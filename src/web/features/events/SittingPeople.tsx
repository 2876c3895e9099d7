import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import type { Found } from "../../design/Combobox.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { PersonPicker } from "./PersonPicker.tsx"
import { Roster } from "./Roster.tsx"
import { type Draft, expectedIn, expectsUnlike } from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"

interface Props {
  readonly template: Template
  readonly draft: Draft
  readonly ahead: boolean
  readonly onChange: (part: Partial<Draft>) => void
}

/** Who was there: everybody some item expects, and guests. */
export function SittingPeople({ template, draft, ahead, onChange }: Props) {
  const { t, format } = useText()
  const expected = expectedIn(draft.items, template.roster)
  const unlike = expectsUnlike(draft.items)
  const tagOf = (person: Template["roster"][number]) => {
    if (!unlike) return {}
    if (person.inCentralGroup) return { tag: t(text.ofCentralGroup) }
    return person.inCommittee ? { tag: t(text.ofCommittee) } : {}
  }
  return (
    <Sheet title={t(text.people)}>
      {expected.length === 0 ? (
        <p className="small">{t(text.rosterEmpty)}</p>
      ) : (
        <Roster
          people={expected.map((person) => ({ ...person, ...tagOf(person) }))}
          marks={draft.marks}
          ahead={ahead}
          onChange={(marks) => onChange({ marks })}
        />
      )}
      {unlike && draft.items.length > 1 && <p className="small">{t(text.committeeOnly)}</p>}
      {template.rosterMore > 0 && (
        <p className="small">{t(text.rosterMore(format.number(template.rosterMore)))}</p>
      )}
      {!ahead && (
        <Guests
          unitId={template.unit.unitId}
          guests={draft.guests}
          onChange={(guests) => onChange({ guests })}
        />
      )}
    </Sheet>
  )
}

interface GuestsProps {
  readonly unitId: number
  readonly guests: readonly Found[]
  readonly onChange: (guests: readonly Found[]) => void
}

function Guests({ unitId, guests, onChange }: GuestsProps) {
  const { t } = useText()
  const [picked, setPicked] = useState(0)
  const add = (guest: Found | null) => {
    if (!guest) return
    if (!guests.some(({ value }) => value === guest.value)) onChange([...guests, guest])
    // The field begins anew for the next one.
    setPicked((count) => count + 1)
  }
  return (
    <div className="stack not-elder">
      {guests.length > 0 && (
        <ul className="guest-list" aria-label={t(text.guests)}>
          {guests.map((guest) => (
            <li key={guest.value}>
              <Button
                aria-label={t(text.remove(guest.label))}
                onClick={() => onChange(guests.filter(({ value }) => value !== guest.value))}
              >
                {guest.label} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <PersonPicker key={picked} label={t(text.addGuest)} unitId={unitId} value={null} onChange={add} />
    </div>
  )
}
