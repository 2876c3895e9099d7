import { lengths } from "../../../domain/shared/plain-text.ts"
import { contentCategories, type OrgKind } from "../../../domain/shared/words.ts"
import { Button } from "../../design/Button.tsx"
import { ChipSet } from "../../design/Chips.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { FormField } from "./FormField.tsx"
import { PersonField } from "./PersonField.tsx"
import type { DraftLine } from "./plan-draft.ts"
import { monthName } from "./plan-query.ts"
import { text } from "./text.ts"
import type { PlanLine } from "./types.ts"

interface Props {
  readonly unitId: number
  readonly unitKind: OrgKind
  readonly year: number
  readonly line: DraftLine
  readonly number: number
  /** Beside it, before and after, is none of its month: lines stand by their months. */
  readonly first: boolean
  readonly last: boolean
  /** The superior's line it was taken from, as that stands now. */
  readonly source: NonNullable<PlanLine["source"]> | undefined
  /** Somebody has tried to save it: what is missing is said. */
  readonly tried: boolean
  readonly fault: (field: string) => string | undefined
  readonly onChange: (part: Partial<DraftLine>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onTakeChange: () => void
  readonly onRemove: () => void
}

/** One line of a plan: what is written of most lines first, the rest below. */
export function LineEditor(props: Props) {
  const { unitId, unitKind, year, line, number, tried, fault, onChange } = props
  const { t, format, words } = useText()
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: format.month(monthName(year, index + 1)),
  }))
  const isNumber = line.hours.trim() === "" || numberIn(line.hours) !== undefined
  return (
    <li className="plan-editor" aria-label={t(text.lineNumber(number))}>
      <div className="plan-editor-main">
        <Select
          label={t(text.month)}
          empty={t(text.anyMonth)}
          options={months}
          value={line.month}
          onChange={(month) => onChange({ month })}
        />
        <TextInput
          required
          label={t(text.topic)}
          maxLength={lengths.topic}
          value={line.topic}
          error={fault("topic") ?? (tried && line.topic.trim() === "" ? t(text.topicFault) : undefined)}
          onChange={(topic) => onChange({ topic })}
        />
        <FormField value={line.form} unitKind={unitKind} onChange={(form) => onChange({ form })} />
        <NumberInput
          label={t(text.hours)}
          value={line.hours}
          error={fault("hours") ?? (tried && !isNumber ? t(text.hours) : undefined)}
          onChange={(hours) => onChange({ hours })}
        />
      </div>
      <LineDeeds {...props} />
      <details className="item-more">
        <summary>{t(text.more)}</summary>
        <div className="form-row">
          <TextInput
            label={t(text.lecturer)}
            maxLength={lengths.personName}
            value={line.lecturer}
            error={fault("lecturer")}
            onChange={(lecturer) => onChange({ lecturer })}
          />
          <PersonField
            label={t(text.responsible)}
            unitId={unitId}
            value={line.responsible}
            error={fault("responsibleId")}
            onChange={(responsible) => onChange({ responsible })}
          />
        </div>
        <ChipSet
          label={t(text.categories)}
          values={line.contentCategories}
          options={Object.values(contentCategories).map((value) => ({
            value,
            label: words.contentCategories[value],
          }))}
          onChange={(chosen) => onChange({ contentCategories: chosen })}
        />
      </details>
    </li>
  )
}

function LineDeeds({ line, number, first, last, source, onMove, onTakeChange, onRemove }: Props) {
  const { t } = useText()
  const named = (deed: string) => t(text.of(deed, number))
  const differs =
    source !== undefined && (source.topic !== line.topic || String(source.month ?? "") !== line.month)
  return (
    <div className="row plan-editor-deeds">
      {differs && (
        <>
          <span className="small">{t(text.changedAbove(source.unitName, source.topic))}</span>
          <Button kind="quiet" onClick={onTakeChange}>
            {t(text.takeChange)}
          </Button>
        </>
      )}
      <Button kind="quiet" disabled={first} aria-label={named(t(text.up))} onClick={() => onMove(-1)}>
        {t(text.up)}
      </Button>
      <Button kind="quiet" disabled={last} aria-label={named(t(text.down))} onClick={() => onMove(1)}>
        {t(text.down)}
      </Button>
      <Button kind="quiet" aria-label={named(t(text.remove))} onClick={onRemove}>
        {t(text.remove)}
      </Button>
    </div>
  )
}
