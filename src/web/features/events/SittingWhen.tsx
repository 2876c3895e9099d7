import { useState } from "react"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { type ActivityKind, meetingModes } from "../../../domain/shared/words.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ChipSet } from "../../design/Chips.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { TimeInput } from "../../design/TimeInput.tsx"
import { useText } from "../../text/use-text.ts"
import { PlaceField } from "../venues/index.tsx"
import { FormsOf } from "./FormsOf.tsx"
import { PersonPicker } from "./PersonPicker.tsx"
import { type Draft, withKinds } from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"

interface Props {
  readonly template: Template
  readonly draft: Draft
  /** `YYYY-MM-DD HH:mm`. */
  readonly now: string
  readonly onChange: (part: Partial<Draft>) => void
}

/** Kinds offered as chips; the others are in a list. */
const chips = 5

/** Which items there were, on which day, where. */
export function SittingWhen({ template, draft, now, onChange }: Props) {
  const { t, words, format } = useText()
  const [first] = useState(
    () => new Set([...template.kinds.slice(0, chips), ...draft.items.map(({ kind }) => kind)]),
  )
  const chosen = draft.items.map(({ kind }) => kind)
  const offered = [...new Set([...first, ...chosen])].map((kind) => ({
    value: kind,
    label: words.activityKinds[kind],
  }))
  const others = template.kinds
    .filter((kind) => !offered.some(({ value }) => value === kind))
    .map((kind) => ({ value: kind, label: words.activityKinds[kind] }))
  const later = draft.on === now.slice(0, 10) && `${draft.on} ${draft.time}` > now
  const modes = Object.values(meetingModes).map((value) => ({ value, label: words.meetingModes[value] }))
  const [filledFor, setFilledFor] = useState(chosen[0])
  const choose = (kinds: readonly ActivityKind[]) => {
    onChange(withKinds(draft, kinds, filledFor, template))
    if (kinds[0] !== undefined) setFilledFor(kinds[0])
  }
  return (
    <div className="stack">
      <ChipSet label={t(text.which)} options={offered} values={chosen} onChange={choose} />
      {others.length > 0 && (
        <div className="other-kinds not-elder">
          <Select
            bare
            label={t(text.otherKinds)}
            empty={t(text.otherKinds)}
            options={others}
            value=""
            onChange={(kind) => choose([...chosen, kind])}
          />
        </div>
      )}
      <div className="form-row">
        <DateInput
          required
          label={t(text.day)}
          value={draft.on}
          hint={draft.on.slice(0, 4) === now.slice(0, 4) ? undefined : format.fullDay(draft.on)}
          onChange={(on) => onChange({ on: on || template.on, begun: false })}
        />
        <TimeInput
          required
          label={t(text.time)}
          value={draft.time}
          onChange={(time) => onChange({ time: time || "14:00", begun: false })}
        />
        <PlaceField unitId={template.unit.unitId} value={draft} onChange={onChange} />
      </div>
      {(later || draft.begun) && (
        <Checkbox
          label={t(text.alreadyHeld)}
          hint={t(draft.begun ? text.heldByNow : text.alreadyHeldHint(draft.time))}
          checked={draft.begun}
          // What was held has begun: a start still to come would be asked about.
          onChange={(begun) => onChange(begun ? { begun, time: now.slice(11) } : { begun })}
        />
      )}
      <div className="form-row not-elder">
        <PersonPicker
          label={t(text.chair)}
          unitId={template.unit.unitId}
          value={draft.chair}
          onChange={(chair) => onChange({ chair })}
        />
        <TextInput
          label={t(text.form)}
          placeholder={t(text.formHint)}
          list="forms-of-kinds"
          value={draft.form}
          maxLength={lengths.form}
          onChange={(form) => onChange({ form })}
        />
        <FormsOf kinds={draft.items.map(({ kind }) => kind)} />
        <Select
          label={t(text.meetingMode)}
          empty={t(text.notSaid)}
          options={modes}
          value={draft.meetingMode}
          onChange={(meetingMode) => onChange({ meetingMode })}
        />
      </div>
    </div>
  )
}
