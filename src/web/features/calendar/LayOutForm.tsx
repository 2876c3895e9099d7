import { useRouter } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TimeInput } from "../../design/TimeInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { PlaceField } from "../venues/index.tsx"
import { LayOutRows } from "./LayOutRows.tsx"
import {
  kindDefaults,
  type LayOutDraft,
  newLayOut,
  plannedBody,
  rowsOf,
  usualEnd,
  yearsWithoutList,
} from "./lay-out-draft.ts"
import { text } from "./text.ts"
import type { LayOutBody, PlannedBody } from "./types.ts"

interface Props {
  readonly layOut: LayOutBody
  readonly kind: ActivityKind | undefined
  /** The year that it is meant for; undefined: this one. */
  readonly year: number | undefined
}

/** What was answered to what the server asked. */
type Answers = Pick<PlannedBody, "sameDay" | "sure">

/** The form: what, by which rule, how; below it the days, each of which can be changed. */
export function LayOutForm({ layOut, kind, year }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const { history } = useRouter()
  const tell = useToast()
  const [tried, setTried] = useState(false)
  const { unitId } = layOut.unit
  const begin = () => newLayOut(layOut, kind ?? layOut.kinds[0]?.kind ?? "collective-study", today, year)
  const typed = useDraft<LayOutDraft>(`lay-out ${unitId} ${kind ?? ""} ${year ?? ""}`, begin)
  const { value: draft, set } = typed
  const rows = rowsOf(draft, layOut)
  const unknown = yearsWithoutList(rows, layOut)
  const chosen = rows.filter(({ takesPart }) => takesPart)
  const hours = numberIn(draft.hours)
  const plan = useAction({
    run: (body: PlannedBody, action) => ask(api.POST("/api/planned-sittings", { body, ...action })),
    onDone: ({ activities }) => {
      typed.finish()
      tell({ text: t(text.plannedAll(activities.length)) })
      const [first] = activities
      if (first)
        history.push(to.eventCalendar({ unit: unitId, month: first.on.slice(0, 7), span: "quarter" }))
    },
  })
  const already = isProblem(plan.error, "days-already")
  const [answers, setAnswers] = useState<Answers>({})
  const send = (given: Answers) => {
    setAnswers(given)
    plan.mutate({ ...plannedBody(draft, layOut), ...given })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (hours === undefined || chosen.length === 0) return
    send(already ? { sameDay: "another" } : {})
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Sheet title={layOut.unit.name}>
        <div className="stack">
          <Rule draft={draft} layOut={layOut} set={set} />
          <How draft={draft} layOut={layOut} set={set} tried={tried} error={plan.error} />
        </div>
      </Sheet>
      <Sheet title={t(text.days(chosen.length))}>
        {draft.kind === "central-group-study" && hours !== undefined && chosen.length > 0 && (
          <p className="small">
            {t(text.studyDaysInAll(format.number((chosen.length * hours) / (2 * layOut.halfDay))))}
          </p>
        )}
        {unknown.length > 0 && (
          <p className="small">{t(text.withoutList(format.list(unknown.map(String))))}</p>
        )}
        <LayOutRows
          rows={rows}
          layOut={layOut}
          kind={draft.kind}
          onChange={(usual, edit) =>
            set({ edits: { ...draft.edits, [usual]: { ...draft.edits[usual], ...edit } } })
          }
        />
      </Sheet>
      {plan.error && !isDoubt(plan.error) && <ErrorNote error={plan.error} />}
      {isDoubt(plan.error) && (
        <SureQuestion
          problem={plan.error}
          onSure={(codes) => send({ ...answers, sure: [...(answers.sure ?? []), ...codes] })}
          onClose={() => plan.reset()}
        />
      )}
      <div className="actions">
        <Button kind="primary" type="submit" busy={plan.isPending} disabled={chosen.length === 0}>
          {t(already ? text.planAlso : text.planAll(chosen.length))}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  readonly draft: LayOutDraft
  readonly layOut: LayOutBody
  readonly set: (part: Partial<LayOutDraft>) => void
}

const nths = {
  "1": text.first,
  "2": text.second,
  "3": text.third,
  "4": text.fourth,
  last: text.last,
} as const

/** The kind, and by which rule its days come. */
function Rule({ draft, layOut, set }: PartProps) {
  const { t, words } = useText()
  const { today } = useSession()
  const weekdays = choices(words.studyDays)
    .slice(0, 7)
    .map(({ label }, index) => ({ value: String(index + 1), label }))
  return (
    <>
      <Select
        required
        label={t(text.kind)}
        options={layOut.kinds.map(({ kind }) => ({ value: kind, label: words.activityKinds[kind] }))}
        value={draft.kind}
        onChange={(kind) => set({ ...kindDefaults(kind, layOut), edits: {} })}
      />
      <Chips
        label={t(text.every)}
        options={[
          { value: "month", label: t(text.everyMonth) },
          { value: "week", label: t(text.everyWeek) },
        ]}
        value={draft.every}
        onChange={(every) => set({ every, until: usualEnd(every, today), edits: {} })}
      />
      <div className="form-row">
        {draft.every === "month" && (
          <Select
            required
            label={t(text.nth)}
            options={(["1", "2", "3", "4", "last"] as const).map((value) => ({
              value,
              label: t(nths[value]),
            }))}
            value={draft.nth}
            onChange={(nth) => set({ nth, edits: {} })}
          />
        )}
        <Select
          required
          label={t(text.weekday)}
          options={weekdays}
          value={draft.weekday}
          onChange={(weekday) => set({ weekday, edits: {} })}
        />
        <DateInput
          required
          label={t(text.from)}
          min={today}
          value={draft.from}
          onChange={(from) => set({ from: from || today })}
        />
        <DateInput
          required
          label={t(text.until)}
          min={draft.from}
          value={draft.until}
          onChange={(until) => set({ until: until || draft.until })}
        />
      </div>
    </>
  )
}

interface HowProps extends PartProps {
  readonly tried: boolean
  readonly error: unknown
}

/** Time, place and hours of each. */
function How({ draft, layOut, set, tried, error }: HowProps) {
  const { t, format } = useText()
  const hours = numberIn(draft.hours)
  const halfDay = format.number(layOut.halfDay)
  const ofGroup = draft.kind === "central-group-study"
  return (
    <>
      <div className="form-row">
        <TimeInput
          required
          label={t(text.time)}
          value={draft.time}
          onChange={(time) => set({ time: time || draft.time })}
        />
        <PlaceField
          several
          unitId={layOut.unit.unitId}
          value={{ place: draft.place, venue: draft.venue, until: "" }}
          error={faultAt(error, "/venueId") ?? faultAt(error, "/place")}
          onChange={({ place = draft.place, venue = draft.venue }) => set({ place, venue })}
        />
        <NumberInput
          required
          label={t(text.hours)}
          hint={ofGroup ? t(text.halfDayHint(halfDay)) : undefined}
          value={draft.hours}
          error={faultAt(error, "/hours") ?? (tried && hours === undefined ? t(text.hoursFault) : undefined)}
          onChange={(next) => set({ hours: next })}
        />
      </div>
      {ofGroup && hours !== undefined && hours < layOut.halfDay && (
        <p className="small">{t(text.belowHalfDay(halfDay))}</p>
      )}
    </>
  )
}
