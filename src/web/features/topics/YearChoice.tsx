import { yearsSince } from "../../../domain/org/existence.ts"
import { Select } from "../../design/Select.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly year: number
  /** Of a unit: years before it are not offered. */
  readonly foundedOn?: string | null
  readonly onChange: (year: number) => void
}

/** This year, or one of the two before. */
export function YearChoice({ year, foundedOn = null, onChange }: Props) {
  const { t } = useText()
  const now = Number(useSession().today.slice(0, 4))
  const years = yearsSince([now, now - 1, now - 2], foundedOn, year)
  return (
    <Select
      bare
      className="no-print"
      label={t(text.year)}
      value={String(year)}
      onChange={(chosen) => onChange(Number(chosen))}
      options={years.map((one) => ({ value: String(one), label: String(one) }))}
    />
  )
}
