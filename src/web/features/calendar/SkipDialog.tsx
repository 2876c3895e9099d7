import type { SkipReason } from "../../../domain/calendar/study-slot.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { text } from "./text.ts"
import type { SlotWeek } from "./types.ts"
import { useUnskip } from "./use-skips.ts"

interface Props {
  readonly unitId: number
  readonly week: SlotWeek
  readonly name: string
  readonly onClose: () => void
}

/** The name under which it keeps what is typed. */
export const skipName = (unitId: number, week: string) => `skip ${unitId} ${week}`

/** Says why a week is left out. */
export function SkipDialog({ unitId, week, name, onClose }: Props) {
  const { t, words } = useText()
  const tell = useToast()
  const begin = () => ({ reason: "holiday" as SkipReason, note: "" })
  const typed = useDialogDraft(skipName(unitId, week.week), begin, onClose)
  const { reason, note } = typed.value
  const unskip = useUnskip(unitId)
  const skip = useAction({
    run: (body: { reason: SkipReason; note: string }, action) =>
      ask(
        api.PUT("/api/units/{unitId}/skips/{week}", {
          params: { path: { unitId, week: week.week } },
          body,
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.skipDone), undo: () => unskip.mutate(week.week) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(text.skipTitle(name))}
      action={t(text.skipSave)}
      busy={skip.isPending}
      error={skip.error}
      draft={typed}
      onDo={() => skip.mutate({ reason, note })}
      onClose={typed.close}
    >
      <Select
        required
        label={t(text.skipReason)}
        options={choices(words.skipReasons)}
        value={reason}
        onChange={(chosen) => typed.set({ reason: chosen })}
      />
      <TextInput
        label={t(text.skipNote)}
        maxLength={200}
        value={note}
        error={faultAt(skip.error, "/note")}
        onChange={(said) => typed.set({ note: said })}
      />
      <p className="small">{t(text.slotNote)}</p>
    </FormDialog>
  )
}
