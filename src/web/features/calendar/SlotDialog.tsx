import { type SlotPart, usualStart, weekdayOfSlot } from "../../../domain/calendar/study-slot.ts"
import type { StudyDay } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { TimeInput } from "../../design/TimeInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { text } from "./text.ts"
import type { CalendarUnit } from "./types.ts"

interface Props {
  readonly unit: CalendarUnit
  readonly onClose: () => void
}

interface Typed {
  readonly studyDay: StudyDay | ""
  readonly part: SlotPart | ""
  readonly time: string
}

/** The name under which it keeps what is chosen. */
export const slotName = (unitId: number) => `slot ${unitId}`

/** When a unit studies every week: the day, and the part of it. */
export function SlotDialog({ unit, onClose }: Props) {
  const { t, words } = useText()
  const tell = useToast()
  const { unitId, version, slot } = unit
  const begin = (): Typed => ({
    studyDay: slot.studyDay ?? "",
    part: slot.part ?? "",
    time: slot.startsAt ?? "",
  })
  const typed = useDialogDraft(slotName(unitId), begin, onClose)
  const { studyDay, part, time } = typed.value
  const change = useAction({
    run: (confirmed: readonly string[], action) =>
      ask(
        api.PUT("/api/units/{unitId}/rhythm", {
          params: { path: { unitId }, header: { "If-Match": `"${version}"` } },
          body: {
            studyDay: studyDay === "" ? null : studyDay,
            part: part === "" ? null : part,
            startsAt: part === "" ? null : time || usualStart[part],
            confirmed: [...confirmed],
          },
          headers: { ...action.headers, "If-Match": `"${version}"` },
        }),
      ),
    onDone: () => {
      tell({ text: t(text.slotSaved) })
      typed.close()
    },
  })
  const choosePart = (chosen: SlotPart | "") => {
    typed.set({ part: chosen })
    if (chosen !== "") typed.set({ time: usualStart[chosen] })
    if (chosen === "shifts") typed.set({ studyDay: "flexible" })
    else if (chosen !== "" && weekdayOfSlot(studyDay || null) === undefined) typed.set({ studyDay: "friday" })
  }
  return (
    <FormDialog
      title={t(text.slotTitle)}
      action={t(text.slotSave)}
      busy={change.isPending}
      error={change.error}
      draft={typed}
      onDo={(confirmed) => change.mutate(confirmed)}
      onClose={typed.close}
    >
      <Select
        label={t(text.slotPart)}
        hint={t(text.slotHint)}
        empty={t(text.notSaid)}
        options={choices(words.slotParts)}
        value={part}
        onChange={choosePart}
      />
      {part !== "shifts" && (
        <Select
          label={t(text.slotDay)}
          empty={t(text.notSaid)}
          options={choices(words.studyDays)}
          value={studyDay}
          onChange={(day) => typed.set({ studyDay: day })}
        />
      )}
      {part !== "" && (
        <TimeInput label={t(text.slotTime)} value={time} onChange={(at) => typed.set({ time: at })} />
      )}
    </FormDialog>
  )
}
