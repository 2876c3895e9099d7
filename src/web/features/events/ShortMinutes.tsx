import { usualMinutes } from "../../../domain/calendar/short-sittings.ts"
import { Chips } from "../../design/Chips.tsx"
import { useText } from "../../text/use-text.ts"
import type { DraftItem } from "./sitting-draft.ts"
import { text } from "./text.ts"

interface Props {
  readonly minutes: string
  readonly onChange: (part: Partial<DraftItem>) => void
}

/** How long a short sitting before or after the shift was; the month's minutes become hours. */
export function ShortMinutes({ minutes, onChange }: Props) {
  const { t } = useText()
  const asWritten = Number(minutes) > 0 ? [Number(minutes)] : []
  const offered = [...new Set([...usualMinutes, ...asWritten])].sort((one, other) => one - other)
  const options = [
    ...offered.map((value) => ({ value: String(value), label: t(text.shortOf(value)) })),
    { value: "", label: t(text.byHours) },
  ]
  return (
    <>
      <Chips
        label={t(text.shortMinutes)}
        options={options}
        value={minutes}
        onChange={(shortMinutes) => onChange({ shortMinutes })}
      />
      <p className="small">{t(text.shortHint)}</p>
    </>
  )
}
