import { Chips } from "../../design/Chips.tsx"
import { SearchInput } from "../../design/SearchInput.tsx"
import { Select } from "../../design/Select.tsx"
import type { TrainingFilter } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { text } from "./text.ts"
import "./training.css"
import type { LookedFor } from "./training-api.ts"

interface Props {
  readonly filter: LookedFor
  readonly years: readonly number[]
  readonly onChange: (filter: TrainingFilter & { readonly q?: string }) => void
}

/** What narrows the training of a unit. */
export function TrainingFilters({ filter, years, onChange }: Props) {
  const { t, words } = useText()
  const change = (field: keyof LookedFor, value: string) => {
    const { [field]: _, ...rest } = filter
    onChange(
      value.trim() === "" ? rest : { ...rest, [field]: field === "year" ? Number(value) : value.trim() },
    )
  }
  return (
    <search className="training-filters no-print">
      <SearchInput
        label={t(text.search)}
        placeholder={t(text.searchHint)}
        maxLength={50}
        value={filter.q ?? ""}
        onChange={(q) => change("q", q)}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.kind)}
        empty={t(text.anyKind)}
        value={filter.kind ?? ""}
        options={choices<string>(words.trainingKinds)}
        onChange={(kind) => change("kind", kind)}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.year)}
        empty={t(text.anyYear)}
        value={filter.year === undefined ? "" : String(filter.year)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(year) => change("year", year)}
      />
      <Chips
        bare
        label={t(text.state)}
        value={filter.state ?? "all"}
        options={[{ value: "all", label: t(text.anyState) }, ...choices<string>(words.trainingStates)]}
        onChange={(state) => change("state", state === "all" ? "" : state)}
      />
    </search>
  )
}
