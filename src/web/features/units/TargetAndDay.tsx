import { Combobox, type Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { findUnits, type Unit } from "./unit-queries.ts"

/** Another unit, and the day from which something holds. */
export interface Chosen {
  readonly target: Found | null
  readonly day: string
}

interface Props {
  readonly label: string
  readonly unit: Unit
  /** A unit it may stand under, or one of its own kind. */
  readonly wants: "above" | "alike"
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
  /** It has been asked to go on, so what is missing is said. */
  readonly asked: boolean
  /** The day is asked for elsewhere. */
  readonly undated?: boolean
}

/** The two questions of a move and of a merger. */
export function TargetAndDay({ label, unit, wants, chosen, onChange, asked, undated = false }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const { kind, unitId } = unit
  return (
    <>
      <Combobox
        label={label}
        hint={t(text.findHint)}
        required
        value={chosen.target}
        onChange={(target) => onChange({ ...chosen, target })}
        search={findUnits(wants === "above" ? { fitFor: kind } : { kind }, unitId)}
        error={asked && !chosen.target ? t(text.needTarget) : undefined}
      />
      {!undated && (
        <DateInput
          label={t(text.day)}
          required
          max={today}
          value={chosen.day}
          onChange={(day) => onChange({ ...chosen, day })}
        />
      )}
    </>
  )
}
