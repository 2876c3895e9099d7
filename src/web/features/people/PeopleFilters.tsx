import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { SearchInput } from "../../design/SearchInput.tsx"
import { Select } from "../../design/Select.tsx"
import { useNarrow } from "../../design/use-narrow.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { findUnits, type RosterFilter } from "./people-queries.ts"
import { text } from "./text.ts"

interface Props {
  readonly filter: RosterFilter
  readonly onChange: (filter: RosterFilter) => void
}

/** What a phone shows only to whoever asks for it. */
const finer = ["circumstance", "post", "rank", "status", "inService"] as const

/** What narrows a roster. It stays with the page, so that going back finds the same list. */
export function PeopleFilters({ filter, onChange }: Props) {
  const { t, words } = useText()
  const narrow = useNarrow()
  const [opened, setOpened] = useState(false)
  const shown = opened || !narrow || finer.some((field) => filter[field] !== undefined)
  const change = (field: keyof RosterFilter, value: string) => onChange(withField(filter, field, value))
  const narrowed = Object.keys(filter).length > 0
  const select = (
    field: "circumstance" | "rank" | "post" | "status",
    list: Readonly<Record<string, string>>,
    label: string,
    empty: string,
  ) => (
    <Select
      bare
      className="not-elder"
      label={label}
      empty={empty}
      value={filter[field] ?? ""}
      options={choices(list)}
      onChange={(value) => change(field, value)}
    />
  )
  return (
    <search className="people-filters no-print">
      <SearchInput
        className="people-search"
        label={t(text.search)}
        placeholder={t(text.searchHint)}
        maxLength={60}
        value={filter.q ?? ""}
        onChange={(q) => change("q", q)}
      />
      <UnitFilter value={filter.unit} onChange={(unit) => change("unit", unit)} />
      {shown && (
        <>
          {select("circumstance", words.circumstances, t(text.circumstances), t(text.anyCircumstance))}
          {select("post", words.posts, t(text.posts), t(text.anyPost))}
          {select("rank", words.ranks, t(text.rank), t(text.anyRank))}
          {select("status", words.memberStatuses, t(text.status), t(text.anyStatus))}
          <Select
            bare
            className="not-elder"
            label={t(text.service)}
            empty={t(text.anyService)}
            value={filter.inService ?? ""}
            options={[
              { value: "yes", label: t(text.inServiceYes) },
              { value: "no", label: t(text.inServiceNo) },
            ]}
            onChange={(value) => change("inService", value)}
          />
        </>
      )}
      <div className="between people-filter-foot">
        <Chips
          bare
          label={t(text.belongs)}
          value={filter.belongs ?? "today"}
          options={[
            { value: "today", label: t(text.belongsToday) },
            { value: "post", label: t(text.belongsByPost) },
            { value: "others", label: t(text.belongsOthers) },
          ]}
          onChange={(value) => change("belongs", value === "today" ? "" : value)}
        />
        {!shown && (
          <Button kind="quiet" className="not-elder" onClick={() => setOpened(true)}>
            {t(text.narrow)}
          </Button>
        )}
        {narrowed && (
          <Button kind="quiet" onClick={() => onChange({})}>
            {t(text.clear)}
          </Button>
        )}
      </div>
    </search>
  )
}

function withField(filter: RosterFilter, field: keyof RosterFilter, value: string): RosterFilter {
  const { [field]: _, ...rest } = filter
  return value.trim() === "" ? rest : { ...rest, [field]: value.trim() }
}

interface UnitFilterProps {
  readonly value: string | undefined
  readonly onChange: (unitId: string) => void
}

function UnitFilter({ value, onChange }: UnitFilterProps) {
  const { t } = useText()
  const named = useQuery({
    queryKey: ["unit name", value],
    queryFn: () => ask(api.GET("/api/units/{unitId}", { params: { path: { unitId: value ?? "" } } })),
    enabled: value !== undefined,
  })
  const chosen: Found | null = value === undefined ? null : { value, label: named.data?.name ?? "" }
  return (
    <Combobox
      key={`${value} ${named.data?.name}`}
      bare
      className="not-elder"
      label={t(text.unit)}
      placeholder={t(text.anyUnit)}
      value={chosen}
      onChange={(found) => onChange(found?.value ?? "")}
      search={findUnits({})}
    />
  )
}
