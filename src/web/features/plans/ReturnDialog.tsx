import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unit: { readonly unitId: number; readonly name: string }
  readonly year: number
  readonly onClose: () => void
}

/** The name under which it keeps what is typed. */
export const returnName = (unitId: number, year: number) => `plan ${unitId} ${year} return`

/** Gives a plan back with a word. */
export function ReturnDialog({ unit, year, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDialogDraft(returnName(unit.unitId, year), () => ({ word: "" }), onClose)
  const { word } = typed.value
  const giveBack = useAction({
    run: (input: { word: string }, action) =>
      ask(
        api.POST("/api/units/{unitId}/plans/{year}/return", {
          params: { path: { unitId: unit.unitId, year: String(year) } },
          body: input,
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.returnedDone) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={`${t(text.returnTitle)} · ${unit.name}`}
      action={t(text.giveBack)}
      busy={giveBack.isPending}
      error={giveBack.error}
      draft={typed}
      onDo={() => giveBack.mutate({ word })}
      onClose={typed.close}
    >
      <TextArea
        required
        label={t(text.returnWord)}
        hint={t(text.returnHint)}
        rows={4}
        maxLength={lengths.remark}
        value={word}
        onChange={(said) => typed.set({ word: said })}
        error={faultAt(giveBack.error, "/word")}
      />
    </FormDialog>
  )
}
