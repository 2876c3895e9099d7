import { lengths } from "../../../domain/shared/plain-text.ts"
import { faultAt } from "../../api/problem.ts"
import { Chips } from "../../design/Chips.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { text } from "./text.ts"
import type { TrainingDraft } from "./training-draft.ts"

interface Props {
  readonly draft: TrainingDraft
  readonly onChange: (change: Partial<TrainingDraft>) => void
  /** The hours of a day; null: no document in force says it, and only hours are asked for. */
  readonly dayHours: number | null
  readonly error: unknown
}

/** What a training was: its name, kind, days, how long, and the proof in words. */
export function TrainingFields({ draft, onChange, dayHours, error }: Props) {
  const { t, words, format } = useText()
  const { today } = useSession()
  const fault = (field: string) => faultAt(error, `/${field}`)
  const long = numberIn(draft.length)
  const inDays = draft.unit === "days" && dayHours !== null
  const hint =
    inDays && long !== undefined
      ? t(text.daysAre(format.number(long), format.number(long * dayHours)))
      : inDays
        ? t(text.dayIs(format.number(dayHours)))
        : undefined
  return (
    <>
      <TextInput
        required
        label={t(text.name)}
        hint={t(text.nameHint)}
        maxLength={lengths.title}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={fault("name")}
      />
      <Select
        required
        label={t(text.kind)}
        empty={t(text.chooseKind)}
        value={draft.kind}
        options={choices(words.trainingKinds)}
        onChange={(kind) => onChange({ kind })}
        error={fault("kind")}
      />
      <div className="form-row">
        <DateInput
          required
          label={t(text.first)}
          max={today}
          value={draft.first}
          onChange={(first) => onChange({ first })}
          error={fault("first")}
        />
        <DateInput
          label={t(text.last)}
          hint={t(text.lastHint)}
          min={draft.first}
          max={today}
          value={draft.last}
          onChange={(last) => onChange({ last })}
          error={fault("last")}
        />
      </div>
      <div className="form-row">
        <NumberInput
          required
          label={t(text.length)}
          {...(hint === undefined ? {} : { hint })}
          value={draft.length}
          onChange={(length) => onChange({ length })}
          error={fault("hours") ?? fault("days")}
        />
        {dayHours !== null && (
          <Chips
            bare
            label={t(text.length)}
            value={draft.unit}
            options={[
              { value: "hours", label: t(text.inHours) },
              { value: "days", label: t(text.inDays) },
            ]}
            onChange={(unit) => onChange({ unit })}
          />
        )}
      </div>
      <TextInput
        label={t(text.evidence)}
        hint={t(text.evidenceHint)}
        maxLength={lengths.evidence}
        value={draft.evidence}
        onChange={(evidence) => onChange({ evidence })}
        error={fault("evidence")}
      />
    </>
  )
}
