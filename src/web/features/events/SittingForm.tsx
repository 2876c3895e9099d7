import { useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { isProblem } from "../../api/problem.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { numberIn } from "../../design/NumberInput.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Skeleton } from "../../design/Skeleton.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import type { AskedSitting } from "./draft-names.ts"
import { FilledNote } from "./FilledNote.tsx"
import { fromPlanLine, type PlanLine } from "./from-plan-line.ts"
import { draftThatGoesOn, keptSittings } from "./kept-sittings.ts"
import { OtherSittings } from "./OtherSittings.tsx"
import { SameDayQuestion } from "./SameDayQuestion.tsx"
import { SittingItem } from "./SittingItem.tsx"
import { SittingMinutes } from "./SittingMinutes.tsx"
import { SittingPeople } from "./SittingPeople.tsx"
import { SittingWhen } from "./SittingWhen.tsx"
import {
  type Draft,
  type DraftItem,
  draftFrom,
  hoursOf,
  isAhead,
  lastOf,
  needsGroup,
  newItem,
  toBody,
  votersIn,
  withTopics,
} from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"
import { useNow } from "./use-now.ts"
import { type Preset, withPreset } from "./use-preset.ts"
import { useRecordSitting } from "./use-record-sitting.ts"
import { templateKey, useRoll } from "./use-roll.ts"

interface Props {
  readonly template: Template
  /** When the template came, in ms since 1970. */
  readonly answeredAt: number
  /** What the address asks for; like another one, it begins with the topics of that, too. */
  readonly asked: AskedSitting & { readonly kind: ActivityKind | undefined }
  /** The line of a plan that it fulfils: it begins with what that says. */
  readonly line?: PlanLine | undefined
  /** What it is begun from: filled into its first item. */
  readonly preset: Preset
}

/** What somebody has answered to the questions about this sitting. */
interface Answers {
  readonly sameDay?: "another"
  readonly sure?: DoubtCode[]
}

/**
 * The page for one sitting: when and what, who was there, what is written of it. It begins with what was asked for;
 * another one that was not finished is offered, and not put in its place.
 */
export function SittingForm({ template, answeredAt, asked, line, preset }: Props) {
  const { accountId } = useSession()
  const { unitId } = template.unit
  const begin = () => {
    const draft = draftFrom(template, asked.kind)
    if (line) return fromPlanLine(draft, line, template)
    const begun = asked.from
      ? { ...draft, items: begunItems(draft.items, asked.kind, preset, template) }
      : draft
    return asked.like === undefined ? begun : withTopics(begun, template)
  }
  const [kept, setKept] = useState(() => keptSittings(accountId, unitId, begin()))
  const [name, setName] = useState(() => draftThatGoesOn(kept, unitId, asked))
  const others = kept.filter((one) => one.name !== name)
  const goOn = (chosen: string) => {
    setKept(keptSittings(accountId, unitId, begin()))
    setName(chosen)
  }
  return (
    <>
      {others.length > 0 && <OtherSittings sittings={others} onGoOn={goOn} />}
      <OneSitting key={name} {...{ name, begin, template, answeredAt }} />
    </>
  )
}

interface OneProps {
  readonly name: string
  readonly begin: () => Draft
  readonly template: Template
  readonly answeredAt: number
}

function OneSitting({ name, begin, template, answeredAt }: OneProps) {
  const { t, format } = useText()
  const queries = useQueryClient()
  const { unitId } = template.unit
  const typed = useDraft<Draft>(name, begin)
  const { value: draft, set: change } = typed
  const [tried, setTried] = useState(false)
  const [answers, setAnswers] = useState<Answers>({})
  const record = useRecordSitting(typed.finish)
  const roll = useRoll({ template, answeredAt }, draft.on)
  const now = useNow(template.now, answeredAt)
  const ahead = isAhead(draft, now)
  const send = (said: Answers) => {
    if (!roll) return
    setAnswers(said)
    record.mutate(
      { ...toBody(draft, roll.template, ahead), ...said },
      {
        onError: (error) => {
          if (isProblem(error, "roll-changed"))
            void queries.invalidateQueries({ queryKey: templateKey(unitId) })
        },
      },
    )
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (asksForUnfinished(event.currentTarget)) return
    if (draft.items.length > 0 && draft.items.every((item) => isReady(item, template))) send({})
    else requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid]")?.focus())
  }
  const question = isProblem(record.error, "same-day-already") ? record.error : undefined
  const doubt = isDoubt(record.error) ? record.error : undefined
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <FilledNote
        last={lastOf(draft.items[0]?.kind, template)}
        resumed={typed.resumed}
        onAnew={typed.startAnew}
        onTopics={() => change(withTopics(draft, template))}
      />
      <Sheet title={t(text.whatAndWhen)}>
        <SittingWhen template={template} draft={draft} now={now} onChange={change} />
        {draft.items.map((item, index) => (
          <SittingItem
            key={item.kind}
            template={template}
            item={item}
            form={draft.form}
            index={index}
            alone={draft.items.length === 1}
            tried={tried}
            error={record.error}
            voters={votersIn(item, roll?.template ?? template, draft.marks, ahead)}
            onChange={(part) => change({ items: replaced(draft.items, item.kind, part) })}
          />
        ))}
        <SittingMinutes draft={draft} error={record.error} onChange={change} />
        {draft.items.length > 1 && (
          <p className="small">{t(text.totalHours(format.number(hoursOf(draft.items))))}</p>
        )}
      </Sheet>
      {roll ? (
        <SittingPeople template={roll.template} draft={draft} ahead={ahead} onChange={change} />
      ) : (
        <Sheet title={t(text.people)}>
          <Skeleton lines={3} />
        </Sheet>
      )}
      {record.error && !question && !doubt && <ErrorNote error={record.error} />}
      {ahead && <p className="small">{t(draft.on > now.slice(0, 10) ? text.futureNote : text.laterNote)}</p>}
      <div className="actions">
        <Button kind="primary" type="submit" busy={record.isPending} disabled={!roll}>
          {t(ahead ? text.plan : text.record)}
        </Button>
      </div>
      {question && (
        <SameDayQuestion
          problem={question}
          onAnother={() => send({ ...answers, sameDay: "another" })}
          onClose={() => record.reset()}
        />
      )}
      {doubt && (
        <SureQuestion
          problem={doubt}
          onSure={(codes) => send({ ...answers, sure: [...(answers.sure ?? []), ...codes] })}
          onClose={() => record.reset()}
        />
      )}
    </form>
  )
}

function isReady({ topic, hours, kind, groupId }: DraftItem, template: Template): boolean {
  const hasHolder = !needsGroup(kind, template) || groupId !== null
  return topic.trim() !== "" && numberIn(hours) !== undefined && hasHolder
}

function replaced(items: readonly DraftItem[], kind: ActivityKind, part: Partial<DraftItem>): DraftItem[] {
  return items.map((item) => (item.kind === kind ? { ...item, ...part } : item))
}

/** The one item that a turn, a topic or a lecture asks for, with what it is begun from. */
function begunItems(
  items: readonly DraftItem[],
  kind: ActivityKind | undefined,
  preset: Preset,
  template: Template,
): DraftItem[] {
  const chosen = kind ?? items[0]?.kind
  return chosen === undefined ? [] : [withPreset(newItem(chosen, template), preset, template)]
}
