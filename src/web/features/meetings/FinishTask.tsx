import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useSession } from "../../shell/session.ts"
import { useDialogDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly activityId: number
  readonly task: { readonly taskId: number; readonly subject: string }
}

/** The name under which it keeps what is typed. */
const doneName = (taskId: number) => `task ${taskId} done`

/** The button that says that a task is done, with its dialog. */
export function FinishTask(props: Props) {
  const { t } = useText()
  const [finishing, setFinishing] = useState(useHasDraft(doneName(props.task.taskId)))
  return (
    <>
      <Button className="no-print" onClick={() => setFinishing(true)}>
        {t(text.finish)}
      </Button>
      {finishing && <Finish {...props} onClose={() => setFinishing(false)} />}
    </>
  )
}

/** Done today, unless another day is given. */
function Finish({
  activityId,
  task: { taskId, subject },
  onClose,
}: Props & { readonly onClose: () => void }) {
  const { t } = useText()
  const { today } = useSession()
  const begin = () => ({ on: today as string, word: "" })
  const typed = useDialogDraft(doneName(taskId), begin, onClose)
  const { on, word } = typed.value
  const finish = useAction({
    run: (body: { readonly on: string; readonly word: string }, action) =>
      ask(
        api.POST("/api/events/{activityId}/tasks/{taskId}/done", {
          params: { path: { activityId, taskId }, header: action.headers },
          body,
        }),
      ),
    onDone: typed.close,
  })
  return (
    <FormDialog
      title={t(text.finishTitle)}
      action={t(text.finish)}
      busy={finish.isPending}
      error={finish.error}
      draft={typed}
      onDo={() => on !== "" && finish.mutate({ on, word })}
      onClose={typed.close}
    >
      <p>{subject}</p>
      <DateInput required label={t(text.day)} value={on} onChange={(day) => typed.set({ on: day })} />
      <TextInput
        label={t(text.word)}
        value={word}
        maxLength={500}
        onChange={(said) => typed.set({ word: said })}
      />
    </FormDialog>
  )
}
