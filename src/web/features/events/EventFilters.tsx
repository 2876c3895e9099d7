import {
  type ActivityKind,
  type ActivityState,
  activityKinds,
  activityStates,
} from "../../../domain/shared/words.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

export interface Filters {
  readonly q: string
  readonly kind: ActivityKind | ""
  readonly state: ActivityState | ""
  readonly from: string
  readonly until: string
}

interface Props {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** What narrows the list. */
export function EventFilters({ filters, onChange }: Props) {
  const { t, words } = useText()
  const change = (part: Partial<Filters>) => onChange({ ...filters, ...part })
  return (
    <search className="event-filters no-print">
      <TextInput
        bare
        type="search"
        label={t(text.search)}
        placeholder={t(text.searchHint)}
        value={filters.q}
        maxLength={50}
        onChange={(q) => change({ q })}
      />
      <Select
        bare
        label={t(text.kind)}
        empty={t(text.anyKind)}
        value={filters.kind}
        options={Object.values(activityKinds).map((value) => ({ value, label: words.activityKinds[value] }))}
        onChange={(kind) => change({ kind })}
      />
      <Select
        bare
        className="not-elder"
        label={t(text.state)}
        empty={t(text.anyState)}
        value={filters.state}
        options={Object.values(activityStates).map((value) => ({
          value,
          label: words.activityStates[value],
        }))}
        onChange={(state) => change({ state })}
      />
      <div className="filter-day not-elder">
        <span aria-hidden="true">{t(text.from)}</span>
        <DateInput bare label={t(text.from)} value={filters.from} onChange={(from) => change({ from })} />
      </div>
      <div className="filter-day not-elder">
        <span aria-hidden="true">{t(text.until)}</span>
        <DateInput bare label={t(text.until)} value={filters.until} onChange={(until) => change({ until })} />
      </div>
    </search>
  )
}
