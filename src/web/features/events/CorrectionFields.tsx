import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { meetingModes } from "../../../domain/shared/words.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { NumberInput } from "../../design/NumberInput.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { Select } from "../../design/Select.tsx"
import { StructuredTextInput } from "../../design/StructuredText.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { TimeInput } from "../../design/TimeInput.tsx"
import { useText } from "../../text/use-text.ts"
import { PlaceField } from "../venues/index.tsx"
import { CorrectedAbout } from "./CorrectedAbout.tsx"
import { type CorrectedField, type EventDraft, moving, sharing } from "./event-draft.ts"
import { FormsOf } from "./FormsOf.tsx"
import { HolderFields } from "./HolderFields.tsx"
import { LecturerField } from "./LecturerField.tsx"
import { PersonPicker } from "./PersonPicker.tsx"
import { PlanLineField } from "./PlanLineField.tsx"
import { ShortMinutes } from "./ShortMinutes.tsx"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

interface Props {
  readonly event: EventBody
  readonly draft: EventDraft
  readonly faultOf: (field: CorrectedField) => string | undefined
  readonly onChange: (part: Partial<EventDraft>) => void
}

const starts = ({ on, time }: EventDraft) => `${on} ${time}`

/** Everything of an activity that can be corrected. */
export function CorrectionFields({ event, draft, faultOf, onChange }: Props) {
  const { t, words, format } = useText()
  const modes = Object.values(meetingModes).map((value) => ({ value, label: words.meetingModes[value] }))
  const moves = moving(event)
  const { others, together } = sharing(event)
  const named = (items: EventBody["sitting"]) =>
    format.list(
      items.map(({ kind, topic }) => t(text.quoted(t(text.kindAndTopic(words.activityKinds[kind], topic))))),
    )
  return (
    <>
      <HolderFields holders={event.holders} draft={draft} faultOf={faultOf} onChange={onChange} />
      <TextInput
        required
        label={t(text.topic)}
        value={draft.topic}
        maxLength={lengths.topic}
        error={faultOf("topic")}
        onChange={(topic) => onChange({ topic })}
      />
      <div className="form-row">
        <DateInput
          required
          label={t(text.day)}
          value={draft.on}
          error={faultOf("start")}
          onChange={(on) => onChange({ on: on || draft.on })}
        />
        <TimeInput
          required
          label={t(text.time)}
          value={draft.time}
          onChange={(time) => onChange({ time: time || draft.time })}
        />
        {draft.shortMinutes === "" && !kindNeeds[draft.kind].noHours && (
          <NumberInput
            required
            label={t(text.hours)}
            value={draft.hours}
            error={faultOf("hours")}
            onChange={(hours) => onChange({ hours })}
          />
        )}
      </div>
      {draft.shortMinutes !== "" && (
        <ShortMinutes
          minutes={draft.shortMinutes}
          onChange={({ shortMinutes = "" }) => onChange({ shortMinutes })}
        />
      )}
      {starts(draft) !== event.start && moves.length > 0 && (
        <RadioGroup
          label={t(text.othersMoveToo(named(moves)))}
          value={draft.withOthers ? "together" : "alone"}
          options={[
            { value: "together", label: t(text.moveTogether) },
            { value: "alone", label: t(text.moveAlone), hint: t(text.moveAloneHint) },
          ]}
          onChange={(chosen) => onChange({ withOthers: chosen === "together" })}
        />
      )}
      {others.length > 0 && (
        <p className="small">
          {t(together ? text.changesTogether(named(others)) : text.changesAlone(named(others)))}
        </p>
      )}
      <div className="form-row">
        <PlaceField unitId={event.unit.unitId} value={draft} error={faultOf("venueId")} onChange={onChange} />
        <TextInput
          label={t(text.form)}
          list="forms-of-kinds"
          value={draft.form}
          maxLength={lengths.form}
          onChange={(form) => onChange({ form })}
        />
        <FormsOf kinds={[draft.kind]} />
        <Select
          label={t(text.meetingMode)}
          empty={t(text.notSaid)}
          options={modes}
          value={draft.meetingMode}
          onChange={(meetingMode) => onChange({ meetingMode })}
        />
      </div>
      <div className="form-row">
        <PersonPicker
          label={t(text.chair)}
          unitId={event.unit.unitId}
          value={draft.chair}
          error={faultOf("chairId")}
          onChange={(chair) => onChange({ chair })}
        />
        <LecturerField
          unitId={event.unit.unitId}
          lecturer={draft.lecturer}
          lecturerName={draft.lecturerName}
          faultOf={faultOf}
          onChange={onChange}
        />
      </div>
      <CorrectedAbout event={event} draft={draft} onChange={onChange} />
      <TextArea
        label={t(text.content)}
        rows={3}
        maxLength={lengths.content}
        value={draft.content}
        error={faultOf("content")}
        onChange={(content) => onChange({ content })}
      />
      <StructuredTextInput
        label={t(others.length > 0 && together ? text.minutesOfAll : text.minutes)}
        maxLength={lengths.minutes}
        value={draft.minutes}
        error={faultOf("minutesDocument")}
        onChange={(minutes) => onChange({ minutes })}
      />
      <TextArea
        label={t(text.effect)}
        rows={3}
        maxLength={lengths.effect}
        value={draft.effect}
        error={faultOf("effect")}
        onChange={(effect) => onChange({ effect })}
      />
      <PlanLineField
        unitId={draft.unitId}
        year={Number(draft.on.slice(0, 4))}
        value={draft.planLine}
        error={faultOf("planLineId")}
        onChange={(planLine) => onChange({ planLine })}
      />
    </>
  )
}
