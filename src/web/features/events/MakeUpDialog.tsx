import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { dayOf, plusDays, weekdayOf } from "../../../domain/shared/calendar.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ChipSet, Chips } from "../../design/Chips.tsx"
import type { Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { calledIn } from "./namesakes.ts"
import { PersonPicker } from "./PersonPicker.tsx"
import { text } from "./text.ts"
import type { EventBody, ListRow } from "./types.ts"

interface Typed {
  readonly who: readonly string[]
  readonly helper: Found | null
  readonly how: "arranged" | "done"
  readonly on: string
  readonly material: string
  readonly place: string
}

interface Props {
  readonly event: EventBody
  readonly missed: readonly ListRow[]
  /** They have made it up already, each on a day of their own: only who helped is still to be named. */
  readonly isDone?: boolean
  /** For this person alone, to begin with. */
  readonly who?: number | undefined
  readonly onClose: () => void
}

/** Who helps some people already; null where that is not one and the same for all of them. */
function commonHelper(rows: readonly ListRow[]): Found | null {
  const [first, ...others] = rows.map(({ helper }) => helper)
  if (!first || others.some((helper) => helper?.memberId !== first.memberId)) return null
  return { value: String(first.memberId), label: first.name }
}

/** The next day on which people meet: no weekend, and the last day in time where that is sooner. */
function nextDay(today: string, until: string | null): string {
  let day = plusDays(dayOf(today), 1)
  while (weekdayOf(day) > 5) day = plusDays(day, 1)
  return until !== null && today <= until && until < day ? until : day
}

type Begun = Pick<Typed, "how" | "on" | "material" | "place">

/**
 * What a form for some people begins with: how their make-up is arranged already, where that is one and the same; once
 * that day has passed, that it was done then.
 */
function begun(rows: readonly ListRow[], today: string, until: string | null): Begun {
  const [first, ...others] = rows
  const { arrangedFor = null, arrangement = null } = first ?? {}
  const isSame = others.every(
    (row) =>
      row.arrangedFor === arrangedFor &&
      row.arrangement?.material === arrangement?.material &&
      row.arrangement?.place === arrangement?.place,
  )
  if (arrangedFor === null || !isSame)
    return { how: "arranged", on: nextDay(today, until), material: "", place: "" }
  const { material, place } = arrangement ?? {}
  const how = arrangedFor < today ? "done" : "arranged"
  return { how, on: arrangedFor, material: material ?? "", place: place ?? "" }
}

/** Whether somebody has an appointment that is still to come: nothing is recorded for them without being asked. */
const hasAppointment = ({ arrangedFor, madeUpOn }: ListRow, today: string) =>
  (arrangedFor !== null && arrangedFor >= today) || (madeUpOn ?? today) > today

/** Arranges a make-up, or says that it is done: for whom, with whom, on which day. Begins with whoever is named already. */
export function MakeUpDialog({ event, missed, isDone = false, who: first, onClose }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const name = isDone ? draftNames.helper(event.activityId) : draftNames.makeUp(event.activityId)
  const typed = useDraft<Typed>(name, () => {
    const chosen = missed.filter((row) =>
      first === undefined ? isDone || !hasAppointment(row, today) : row.member.memberId === first,
    )
    return {
      ...begun(isDone ? [] : chosen, today, event.makeUpUntil),
      who: chosen.map(({ member }) => String(member.memberId)),
      helper: isDone ? null : commonHelper(chosen),
    }
  })
  const { helper, how, on, material, place } = typed.value
  const isToCome = !isDone && how === "arranged"
  const { makeUpUntil } = event
  const isLate = !isDone && makeUpUntil !== null && on > makeUpUntil
  const action = t(isDone ? text.helperSave : isToCome ? text.makeUpTitle : text.makeUpNote)
  const called = calledIn(event.attendance.map(({ member }) => member))
  const who = typed.value.who.filter((one) => missed.some(({ member }) => String(member.memberId) === one))
  const close = () => {
    typed.finish()
    onClose()
  }
  const makeUp = useAction({
    run: (
      body: {
        memberIds: number[]
        helperId: number
        on?: string
        arranged?: boolean
        material?: string
        place?: string
        sure?: DoubtCode[]
      },
      action,
    ) =>
      ask(
        api.POST("/api/events/{activityId}/make-up", {
          params: { path: { activityId: event.activityId } },
          body,
          ...action,
        }),
      ),
    onDone: (_, body) => {
      const { on: day, arranged } = body
      if (day === undefined) tell({ text: t(text.helperNamed) })
      else tell({ text: t(arranged ? text.makeUpSet(format.day(day)) : text.makeUpDone) })
      close()
    },
  })
  const send = (sure?: DoubtCode[]) =>
    makeUp.mutate({
      memberIds: who.map(Number),
      helperId: Number(helper?.value),
      ...(isDone ? {} : { on, arranged: isToCome }),
      ...(isToCome ? { material, place } : {}),
      ...(sure ? { sure } : {}),
    })
  const choose = (chosen: Typed["how"]) => {
    const fits = chosen === "arranged" ? on >= today : on <= today
    const usual = chosen === "arranged" ? nextDay(today, makeUpUntil) : today
    typed.set({ how: chosen, on: fits ? on : usual })
  }
  const ready = who.length > 0 && helper !== null && on !== ""
  return (
    <Dialog
      title={isDone ? t(text.nameHelper) : action}
      onClose={close}
      actions={
        <Button kind="primary" disabled={!ready} busy={makeUp.isPending} onClick={() => send()}>
          {action}
        </Button>
      }
    >
      <ChipSet
        label={t(text.makeUpWho)}
        options={missed.map(({ member }) => ({ value: String(member.memberId), label: called(member) }))}
        values={who}
        onChange={(chosen) => typed.set({ who: chosen })}
      />
      <PersonPicker
        required
        label={t(text.makeUpHelper)}
        unitId={event.unit.unitId}
        value={helper}
        error={faultAt(makeUp.error, "/helperId")}
        onChange={(found) => typed.set({ helper: found })}
      />
      {!isDone && (
        <Chips
          label={t(text.makeUpHow)}
          options={[
            { value: "arranged", label: t(text.makeUpAgreed) },
            { value: "done", label: t(text.makeUpOver) },
          ]}
          value={how}
          onChange={choose}
        />
      )}
      {!isDone && (
        <DateInput
          required
          label={t(text.makeUpDay)}
          value={on}
          error={faultAt(makeUp.error, "/on")}
          {...(isToCome ? { min: today } : { min: event.start.slice(0, 10), max: today })}
          onChange={(day) => typed.set({ on: day })}
          {...(isLate ? { hint: t(text.makeUpLate(format.day(makeUpUntil))) } : {})}
        />
      )}
      {isToCome && (
        <>
          <TextInput
            label={t(text.makeUpMaterial)}
            maxLength={200}
            value={material}
            onChange={(said) => typed.set({ material: said })}
          />
          <TextInput
            label={t(text.makeUpPlace)}
            maxLength={200}
            value={place}
            onChange={(said) => typed.set({ place: said })}
          />
        </>
      )}
      {isDoubt(makeUp.error) ? (
        <SureQuestion problem={makeUp.error} onSure={send} onClose={() => makeUp.reset()} />
      ) : (
        makeUp.error && <ErrorNote error={makeUp.error} />
      )}
    </Dialog>
  )
}
