import { lengths } from "../../../domain/shared/plain-text.ts"
import { faultAt } from "../../api/problem.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { asksFor, type Draft } from "./draft.ts"
import { text } from "./text.ts"
import type { UnitKind } from "./unit-queries.ts"

interface Props {
  readonly kind: UnitKind
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly error: unknown
  /** Only what a branch decides for itself. */
  readonly ownOnly?: boolean
}

/** The questions about a unit that make sense for its kind. */
export function UnitFields({ kind, draft, onChange, error, ownOnly = false }: Props) {
  const { t } = useText()
  const asks = asksFor(kind)
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <>
      <TextInput
        label={t(text.name)}
        required
        maxLength={lengths.unitName}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={faultAt(error, "/name")}
      />
      {asks.branch && <Rhythm draft={draft} set={set} />}
      {ownOnly ? (
        <p className="small">{t(text.officerFields)}</p>
      ) : (
        <OfficerFields kind={kind} draft={draft} set={set} error={error} />
      )}
    </>
  )
}

interface OfficerProps {
  readonly kind: UnitKind
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
  readonly error: unknown
}

function OfficerFields({ kind, draft, set, error }: OfficerProps) {
  const { t, words } = useText()
  const asks = asksFor(kind)
  return (
    <>
      {asks.branch && <BranchFields draft={draft} set={set} />}
      {asks.category && (
        <Select
          label={t(text.category)}
          empty={t(text.unknown)}
          value={draft.category}
          onChange={(category) => set({ category })}
          options={choices(words.orgCategories)}
        />
      )}
      {asks.centralGroup && (
        <Checkbox
          label={t(text.hasCentralGroup)}
          checked={draft.hasCentralGroup}
          onChange={(hasCentralGroup) => set({ hasCentralGroup })}
        />
      )}
      <DateInput
        label={t(text.foundedOn)}
        hint={t(text.foundedHint)}
        value={draft.foundedOn}
        onChange={(foundedOn) => set({ foundedOn })}
        error={faultAt(error, "/foundedOn")}
      />
    </>
  )
}

/** On which day a branch studies, and how often it holds a Party lecture: its own to say. */
function Rhythm({ draft, set }: Pick<OfficerProps, "draft" | "set">) {
  const { t, words } = useText()
  return (
    <div className="form-row">
      <Select
        label={t(text.studyDay)}
        empty={t(text.unknown)}
        value={draft.studyDay}
        onChange={(studyDay) => set({ studyDay })}
        options={choices(words.studyDays)}
      />
      <Select
        label={t(text.lectureCycle)}
        empty={t(text.unknown)}
        value={draft.lectureCycle}
        onChange={(lectureCycle) => set({ lectureCycle })}
        options={choices(words.lectureCycles)}
      />
    </div>
  )
}

function BranchFields({ draft, set }: Pick<OfficerProps, "draft" | "set">) {
  const { t, words } = useText()
  return (
    <>
      <Select
        label={t(text.field)}
        empty={t(text.unknown)}
        value={draft.field}
        onChange={(field) => set({ field })}
        options={choices(words.orgFields)}
      />
      <Checkbox
        label={t(text.hasCommittee)}
        checked={draft.hasCommittee}
        onChange={(hasCommittee) => set({ hasCommittee })}
      />
    </>
  )
}
