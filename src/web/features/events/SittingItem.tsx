import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { faultAt } from "../../api/problem.ts"
import { ChipSet } from "../../design/Chips.tsx"
import { Lamps } from "../../design/Lamps.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { AboutFields } from "./AboutFields.tsx"
import { LecturerField } from "./LecturerField.tsx"
import { NeedsOfKind, type Voters } from "./NeedsOfKind.tsx"
import { ShortMinutes } from "./ShortMinutes.tsx"
import { SuggestedTopics } from "./SuggestedTopics.tsx"
import { type DraftItem, lastItem, needsGroup } from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"
import "./events.css"

interface Props {
  readonly template: Template
  readonly item: DraftItem
  /** How the sitting is held. */
  readonly form: string
  readonly index: number
  /** It is the only item of its sitting. */
  readonly alone: boolean
  /** Somebody has tried to record it: what is missing is said. */
  readonly tried: boolean
  readonly error: unknown
  /** Who may vote in it by the list of its day, and how many of them are marked as there; while it is to come, nobody is. */
  readonly voters: Voters
  readonly onChange: (part: Partial<DraftItem>) => void
}

/** One item: its topic and hours; below, whatever else is known of it. The lamps light up meanwhile. */
export function SittingItem({ template, item, form, index, alone, tried, error, voters, onChange }: Props) {
  const { t, words } = useText()
  const hours = numberIn(item.hours)
  const short = Boolean(item.shortMinutes) && alone
  const noHours = kindNeeds[item.kind].noHours === true
  const lamps = {
    time: short || noHours || (hours !== undefined && hours > 0),
    people: true,
    content: item.content.trim() !== "",
    effect: item.effect.trim() !== "",
  }
  const last = lastItem(item.kind, template)
  const fault = (name: string) => faultAt(error, `/items/${index}/${name}`)
  return (
    <section className="sitting-item">
      <div className="item-head">
        <h3>{words.activityKinds[item.kind]}</h3>
        <Lamps states={lamps} />
      </div>
      <div className="stack">
        {needsGroup(item.kind, template) && (
          <Select
            required
            label={t(text.whichGroup)}
            empty={t(text.whichGroupEmpty)}
            options={template.groups.map(({ unitId, name }) => ({ value: String(unitId), label: name }))}
            value={item.groupId === null ? "" : String(item.groupId)}
            error={fault("unitId") ?? (tried && item.groupId === null ? t(text.whichGroupFault) : undefined)}
            onChange={(chosen) => onChange({ groupId: chosen === "" ? null : Number(chosen) })}
          />
        )}
        {item.turnOf && <p className="small">{t(text.turnOf(item.turnOf.name, item.turnOf.title))}</p>}
        <div className="topic-row">
          <TextInput
            required
            label={t(text.topic)}
            placeholder={last?.topic}
            value={item.topic}
            maxLength={lengths.topic}
            error={fault("topic") ?? (tried && item.topic.trim() === "" ? t(text.topicFault) : undefined)}
            onChange={(topic) => onChange({ topic })}
          />
          {!short && !noHours && (
            <NumberInput
              required
              label={t(text.hours)}
              value={item.hours}
              error={fault("hours") ?? (tried && hours === undefined ? t(text.hoursFault) : undefined)}
              onChange={(value) => onChange({ hours: value })}
            />
          )}
        </div>
        {item.shortMinutes !== undefined && alone && (
          <ShortMinutes minutes={item.shortMinutes} onChange={onChange} />
        )}
        <NeedsOfKind item={item} form={form} voters={voters} />
        {!isAmongThemselves(item.kind) && (
          <SuggestedTopics suggested={template.suggested} item={item} onChange={onChange} />
        )}
        {item.kind !== "committee-meeting" && item.kind !== "group-meeting" && (
          <LecturerField
            unitId={template.unit.unitId}
            lecturer={item.lecturer}
            lecturerName={item.lecturerName}
            faultOf={fault}
            onChange={onChange}
          />
        )}
        <Written item={item} fault={fault} onChange={onChange} />
        <AboutFields
          about={item}
          topics={template.suggested.flatMap(({ topicId, title }) =>
            topicId === null ? [] : [{ topicId, title }],
          )}
          concerns={template.concerns}
          onChange={onChange}
        />
        <Audience template={template} item={item} onChange={onChange} />
      </div>
    </section>
  )
}

/** A meeting of those who lead a unit is no study. */
function isAmongThemselves(kind: ActivityKind): boolean {
  return kind === "committee-meeting" || kind === "democratic-review"
}

interface WrittenProps {
  readonly item: Pick<DraftItem, "content" | "effect">
  readonly fault: (name: string) => string | undefined
  readonly onChange: (part: Partial<DraftItem>) => void
}

/** Content and effect: closed until somebody wants to write them. */
function Written({ item, fault, onChange }: WrittenProps) {
  const { t } = useText()
  return (
    <details className="item-more" open={item.content !== "" || item.effect !== ""}>
      <summary>{t(text.more)}</summary>
      <TextArea
        label={t(text.content)}
        rows={3}
        maxLength={lengths.content}
        value={item.content}
        error={fault("content")}
        onChange={(content) => onChange({ content })}
      />
      <TextArea
        label={t(text.effect)}
        rows={2}
        maxLength={lengths.effect}
        value={item.effect}
        error={fault("effect")}
        onChange={(effect) => onChange({ effect })}
      />
    </details>
  )
}

interface AudienceProps {
  readonly template: Template
  readonly item: DraftItem
  readonly onChange: (part: Partial<DraftItem>) => void
}

/** Units below that are addressed, where a committee teaches some of its branches alone. */
function Audience({ template, item, onChange }: AudienceProps) {
  const { t } = useText()
  const byPost = item.kind === "committee-meeting" || item.kind === "central-group-study"
  if (byPost || template.below.length === 0) return null
  return (
    <details className="item-more not-elder" open={item.audience.length > 0}>
      <summary>
        {t(text.audience)} <small>{t(text.audienceAll)}</small>
      </summary>
      <ChipSet
        bare
        label={t(text.audience)}
        options={template.below.map(({ unitId, name }) => ({ value: String(unitId), label: name }))}
        values={item.audience.map(String)}
        onChange={(values) => onChange({ audience: values.map(Number) })}
      />
    </details>
  )
}
