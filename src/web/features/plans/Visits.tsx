import { useState } from "react"
import type { YearPlan } from "../../../contract/plans.ts"
import { ChipSet } from "../../design/Chips.tsx"
import { SearchInput } from "../../design/SearchInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** So many are seen at a glance; of more those chosen, and those that are looked for. */
const most = 24

interface Props {
  readonly of: YearPlan["toVisit"]
  readonly values: readonly string[]
  readonly onChange: (values: string[]) => void
}

/** Whom to visit or write to in a year; of people of several branches with theirs. */
export function Visits({ of, values, onChange }: Props) {
  const { t, format } = useText()
  const [sought, setSought] = useState("")
  const several = new Set(of.map(({ unitName }) => unitName)).size > 1
  const all = of.map(({ memberId, name, unitName }) => ({
    value: String(memberId),
    label: several && unitName !== null ? `${name}（${unitName}）` : name,
  }))
  const wanted = sought.trim()
  const found = all.filter(({ value, label }) => !values.includes(value) && label.includes(wanted))
  const shown = wanted === "" && all.length > most ? [] : found.slice(0, most)
  return (
    <>
      <ChipSet
        label={t(text.visits)}
        values={values}
        options={all.filter((one) => values.includes(one.value) || shown.includes(one))}
        onChange={onChange}
      />
      {all.length > most && (
        <>
          <SearchInput
            label={t(text.findVisit)}
            placeholder={t(text.findVisit)}
            maxLength={40}
            value={sought}
            onChange={setSought}
            onEnter={() => {
              const [first] = wanted === "" ? [] : found
              if (!first) return
              onChange([...values, first.value])
              setSought("")
            }}
          />
          <p className="small">
            {t(
              wanted === ""
                ? text.visitsOf(format.number(values.length), format.number(all.length))
                : text.visitsFound(format.number(found.length), Math.min(found.length, most)),
            )}
          </p>
        </>
      )}
    </>
  )
}
