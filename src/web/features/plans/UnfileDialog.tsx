import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
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
export const unfileName = (unitId: number, year: number) => `plan ${unitId} ${year} unfile`

/** Takes a filing back that was a mistake, with the reason. */
export function UnfileDialog({ unit, year, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDialogDraft(unfileName(unit.unitId, year), () => ({ why: "" }), onClose)
  const { why } = typed.value
  const unfile = useAction({
    run: (input: { why: string }, action) =>
      ask(
        api.POST("/api/units/{unitId}/plans/{year}/unfile", {
          params: { path: { unitId: unit.unitId, year: String(year) } },
          body: input,
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.unfiledDone) })
      typed.close()
    },
  })
  return (
    <FormDialog
      danger
      title={`${t(text.unfile)} · ${unit.name}`}
      action={t(text.unfile)}
      busy={unfile.isPending}
      error={unfile.error}
      draft={typed}
      onDo={() => unfile.mutate({ why })}
      onClose={typed.close}
    >
      <p>{t(text.unfileWhat)}</p>
      <TextInput
        required
        label={t(text.unfileWhy)}
        maxLength={lengths.reason}
        value={why}
        onChange={(said) => typed.set({ why: said })}
        error={faultAt(unfile.error, "/why")}
      />
    </FormDialog>
  )
}
