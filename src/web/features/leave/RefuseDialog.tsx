import { useState } from "react"
import type { Leave } from "../../../contract/leave.ts"
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
  readonly leave: Leave
  readonly onClose: () => void
}

/** The name under which a refusal keeps what is being typed. */
export const refusalName = (leaveId: number) => `leave ${leaveId} refuse`

/** A refusal, or an approval taken back, with a word to the person. */
export function RefuseDialog({ leave, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDialogDraft(refusalName(leave.leaveId), () => ({ word: "" }), onClose)
  const { word } = typed.value
  // What the dialog opened with: it may be told of another state while somebody types.
  const [seen] = useState(leave.state)
  const isTakenBack = seen === "approved"
  const { name } = leave.member
  const refuse = useAction({
    run: (body: { approve: false; word: string; seen: Leave["state"] }, action) =>
      ask(
        api.POST("/api/leave/{leaveId}/decide", {
          params: { path: { leaveId: leave.leaveId } },
          body,
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.refused) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(isTakenBack ? text.takeBackTitle(name) : text.refuseTitle(name))}
      action={t(isTakenBack ? text.takeBack : text.refuse)}
      busy={refuse.isPending}
      error={refuse.error}
      draft={typed}
      onDo={() => refuse.mutate({ approve: false, word, seen })}
      onClose={typed.close}
    >
      {isTakenBack && <p className="small">{t(text.takeBackNote)}</p>}
      {leave.kind === "sick" ? (
        <p className="small">{t(text.sickNote)}</p>
      ) : (
        <TextInput
          label={t(text.word)}
          required={isTakenBack}
          maxLength={200}
          value={word}
          onChange={(said) => typed.set({ word: said })}
          error={faultAt(refuse.error, "/word")}
        />
      )}
    </FormDialog>
  )
}
