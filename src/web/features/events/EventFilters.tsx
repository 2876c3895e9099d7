import {
  activityKinds,
  activityStates,
  contentCategories,
  meetingModes,
  studyPaths,
} from "../../../domain/shared/words.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { SearchInput } from "../../design/SearchInput.tsx"
import { Select } from "../../design/Select.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** What narrows the list, as its address has it; undefined: everything. */
export interface Filters {
  readonly q: string | undefined
  readonly kind: string | undefined
  readonly state: string | undefined
  readonly from: string | undefined
  readonly until: string | undefined
  readonly lacks: string | undefined
  readonly category: string | undefined
  readonly path: string | undefined
  readonly mode: string | undefined
  readonly topic: string | undefined
}

interface Props {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** What narrows the list. */
export function EventFilters({ filters, onChange }: Props) {
  const { t, words } = useText()
  const change = (part: Partial<Filters>) => onChange({ ...filters, ...part })
  const kind = Object.values(activityKinds).find((one) => one === filters.kind)
  const state = Object.values(activityStates).find((one) => one === filters.state)
  const category = Object.values(contentCategories).find((one) => one === filters.category)
  const mode = Object.values(meetingModes).find((one) => one === filters.mode)
  const path = Object.values(studyPaths).find((one) => one === filters.path)
  return (
    <search className="event-filters no-print">
      <SearchInput
        label={t(text.search)}
        placeholder={t(text.searchHint)}
        value={filters.q ?? ""}
        maxLength={50}
        onChange={(q) => change({ q })}
      />
      <Select
        bare
        label={t(text.kind)}
        empty={t(text.anyKind)}
        value={kind ?? ""}
        options={Object.values(activityKinds).map((value) => ({ value, label: words.activityKinds[value] }))}
        onChange={(kind) => change({ kind })}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.state)}
        empty={t(text.anyState)}
        value={state ?? ""}
        options={Object.values(activityStates).map((value) => ({
          value,
          label: words.activityStates[value],
        }))}
        onChange={(state) => change({ state })}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.listFilter)}
        empty={t(text.anyList)}
        value={filters.lacks === "people" ? "people" : ""}
        options={[{ value: "people", label: t(text.listLacks) }]}
        onChange={(lacks) => change({ lacks })}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.contentCategories)}
        empty={t(text.anyCategory)}
        value={category ?? ""}
        options={Object.values(contentCategories).map((value) => ({
          value,
          label: words.contentCategories[value],
        }))}
        onChange={(category) => change({ category })}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.studyPaths)}
        empty={t(text.anyPath)}
        value={path ?? ""}
        options={Object.values(studyPaths).map((value) => ({ value, label: words.studyPaths[value] }))}
        onChange={(path) => change({ path })}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.meetingMode)}
        empty={t(text.anyMode)}
        value={mode ?? ""}
        options={Object.values(meetingModes).map((value) => ({ value, label: words.meetingModes[value] }))}
        onChange={(mode) => change({ mode })}
      />
      <div className="filter-day not-elder">
        <span aria-hidden="true">{t(text.from)}</span>
        <DateInput
          bare
          label={t(text.from)}
          value={filters.from ?? ""}
          onChange={(from) => change({ from })}
        />
      </div>
      <div className="filter-day not-elder">
        <span aria-hidden="true">{t(text.until)}</span>
        <DateInput
          bare
          label={t(text.until)}
          value={filters.until ?? ""}
          onChange={(until) => change({ until })}
        />
      </div>
    </search>
  )
}
