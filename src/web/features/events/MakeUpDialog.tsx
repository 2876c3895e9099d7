import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ChipSet } from "../../design/Chips.tsx"
import type { Found } from "../../design/Combobox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { useToast } from "../../design/Toast.tsx"
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
  readonly on: string
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

/** Arranges a make-up: for whom, with whom, on which day. Begins with whoever is named already. */
export function MakeUpDialog({ event, missed, isDone = false, who: first, onClose }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const name = isDone ? draftNames.helper(event.activityId) : draftNames.makeUp(event.activityId)
  const typed = useDraft<Typed>(name, () => {
    const chosen = missed.filter(({ member }) => first === undefined || member.memberId === first)
    return {
      who: chosen.map(({ member }) => String(member.memberId)),
      helper: isDone ? null : commonHelper(chosen),
      on: today,
    }
  })
  const { helper, on } = typed.value
  const called = calledIn(event.attendance.map(({ member }) => member))
  const who = typed.value.who.filter((one) => missed.some(({ member }) => String(member.memberId) === one))
  const close = () => {
    typed.finish()
    onClose()
  }
  const makeUp = useAction({
    run: (body: { memberIds: number[]; helperId: number; on?: string }, action) =>
      ask(
        api.POST("/api/events/{activityId}/make-up", {
          params: { path: { activityId: event.activityId } },
          body,
          ...action,
        }),
      ),
    onDone: (_, body) => {
      const { on: day } = body
      if (day === undefined) tell({ text: t(text.helperNamed) })
      else tell({ text: t(day > today ? text.makeUpSet(format.day(day)) : text.makeUpDone) })
      close()
    },
  })
  const send = () =>
    makeUp.mutate({
      memberIds: who.map(Number),
      helperId: Number(helper?.value),
      ...(isDone ? {} : { on }),
    })
  const ready = who.length > 0 && helper !== null && on !== ""
  return (
    <Dialog
      title={t(isDone ? text.nameHelper : text.makeUpTitle)}
      onClose={close}
      actions={
        <Button kind="primary" disabled={!ready} busy={makeUp.isPending} onClick={send}>
          {t(isDone ? text.helperSave : text.makeUpSave)}
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
        <DateInput
          required
          label={t(text.makeUpDay)}
          value={on}
          min={event.start.slice(0, 10)}
          onChange={(day) => typed.set({ on: day })}
        />
      )}
      {makeUp.error && <ErrorNote error={makeUp.error} />}
    </Dialog>
  )
}
