import { type FormEvent, useState } from "react"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { isProblem } from "../../api/problem.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { numberIn } from "../../design/NumberInput.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { Resumed } from "./Resumed.tsx"
import { SameDayQuestion } from "./SameDayQuestion.tsx"
import { SittingItem } from "./SittingItem.tsx"
import { SittingPeople } from "./SittingPeople.tsx"
import { SittingWhen } from "./SittingWhen.tsx"
import { type Draft, type DraftItem, draftFrom, hoursOf, toBody, withTopics } from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"
import { useRecordSitting } from "./use-record-sitting.ts"

interface Props {
  readonly template: Template
  readonly kind: ActivityKind | undefined
  /** Begins with the topics of the last one, too. */
  readonly withTopics: boolean
}

/** The page for one sitting: when and what, who was there, what is written of it. */
export function SittingForm({ template, kind, withTopics: topics }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const anew = () => (topics ? withTopics(draftFrom(template, kind), template) : draftFrom(template, kind))
  const typed = useDraft<Draft>(draftNames.sitting(template.unit.unitId), anew)
  const { value: draft, set: change } = typed
  const [tried, setTried] = useState(false)
  const record = useRecordSitting(typed.finish)
  const send = (sameDay?: "another") =>
    record.mutate({ ...toBody(draft, template, today), ...(sameDay ? { sameDay } : {}) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (draft.items.length > 0 && draft.items.every(isReady)) send()
    else requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid]")?.focus())
  }
  const ahead = draft.on > today
  const question = isProblem(record.error, "same-day-already") ? record.error : undefined
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <FilledNote
        template={template}
        resumed={typed.resumed}
        onAnew={typed.startAnew}
        onTopics={() => change(withTopics(draft, template))}
      />
      <Sheet title={t(text.whatAndWhen)}>
        <SittingWhen template={template} draft={draft} onChange={change} />
        {draft.items.map((item, index) => (
          <SittingItem
            key={item.kind}
            template={template}
            item={item}
            index={index}
            tried={tried}
            error={record.error}
            onChange={(part) => change({ items: replaced(draft.items, item.kind, part) })}
          />
        ))}
        {draft.items.length > 1 && (
          <p className="small">{t(text.totalHours(format.number(hoursOf(draft.items))))}</p>
        )}
      </Sheet>
      <SittingPeople template={template} draft={draft} ahead={ahead} onChange={change} />
      {record.error && !question && <ErrorNote error={record.error} />}
      {ahead && <p className="small">{t(text.futureNote)}</p>}
      <div className="actions">
        <Button kind="primary" type="submit" busy={record.isPending}>
          {t(ahead ? text.plan : text.record)}
        </Button>
      </div>
      {question && (
        <SameDayQuestion
          problem={question}
          onAnother={() => send("another")}
          onClose={() => record.reset()}
        />
      )}
    </form>
  )
}

function isReady({ topic, hours }: DraftItem): boolean {
  return topic.trim() !== "" && numberIn(hours) !== undefined
}

function replaced(items: readonly DraftItem[], kind: ActivityKind, part: Partial<DraftItem>): DraftItem[] {
  return items.map((item) => (item.kind === kind ? { ...item, ...part } : item))
}

interface NoteProps {
  readonly template: Template
  readonly resumed: boolean
  readonly onAnew: () => void
  readonly onTopics: () => void
}

/** Says where what is filled in comes from. */
function FilledNote({ template: { last }, resumed, onAnew, onTopics }: NoteProps) {
  const { t, format } = useText()
  if (resumed) {
    return <Resumed onAnew={onAnew} />
  }
  if (!last) return null
  const topics = format.list(last.items.map(({ topic }) => topic))
  return (
    <div className="row between">
      <p className="small">{t(text.lastOne(format.day(last.on), topics))}</p>
      <Button onClick={onTopics}>{t(text.alsoTopics)}</Button>
    </div>
  )
}
