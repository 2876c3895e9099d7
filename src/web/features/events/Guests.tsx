import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import type { Found } from "../../design/Combobox.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { allGuestNames, type GuestList, namesIn } from "./many-people.ts"
import { PersonPicker } from "./PersonPicker.tsx"
import { text } from "./text.ts"

interface Props extends GuestList {
  readonly unitId: number
  readonly onChange: (list: Partial<GuestList>) => void
}

/** Guests, picked from the roster or written down by name. */
export function Guests({ unitId, guests, guestNames, typedNames, onChange }: Props) {
  const { t } = useText()
  const [picked, setPicked] = useState(0)
  const add = (guest: Found | null) => {
    if (!guest) return
    if (!guests.some(({ value }) => value === guest.value)) onChange({ guests: [...guests, guest] })
    // The field begins anew for the next one.
    setPicked((count) => count + 1)
  }
  const addNames = () => onChange({ guestNames: allGuestNames({ guestNames, typedNames }), typedNames: "" })
  return (
    <div className="stack not-elder">
      {guests.length + guestNames.length > 0 && (
        <ul className="guest-list" aria-label={t(text.guests)}>
          {guests.map(({ value, label }) => (
            <Guest
              key={value}
              name={label}
              onRemove={() => onChange({ guests: guests.filter((one) => one.value !== value) })}
            />
          ))}
          {guestNames.map((name) => (
            <Guest
              key={name}
              name={name}
              onRemove={() => onChange({ guestNames: guestNames.filter((one) => one !== name) })}
            />
          ))}
        </ul>
      )}
      <PersonPicker key={picked} label={t(text.addGuest)} unitId={unitId} value={null} onChange={add} />
      <div className="guest-names">
        <TextInput
          label={t(text.addGuestNames)}
          placeholder={t(text.addGuestNamesHint)}
          maxLength={2000}
          value={typedNames}
          onChange={(typed) => onChange({ typedNames: typed })}
        />
        <Button disabled={namesIn(typedNames).length === 0} onClick={addNames}>
          {t(text.addThem)}
        </Button>
      </div>
    </div>
  )
}

function Guest({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useText()
  return (
    <li>
      <Button aria-label={t(text.remove(name))} onClick={onRemove}>
        {name} <span aria-hidden="true">×</span>
      </Button>
    </li>
  )
}
