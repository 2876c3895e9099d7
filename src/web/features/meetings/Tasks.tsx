import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { useRefused } from "../../design/use-refused.ts"
import { useDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { FinishTask } from "./FinishTask.tsx"
import type { MeetingOf } from "./meeting-body.ts"
import { TaskLine } from "./TaskLine.tsx"
import { text } from "./text.ts"
import type { PersonField } from "./types.ts"

interface Props {
  readonly meeting: MeetingOf
  readonly unitId: number
  readonly edits: boolean
  readonly picker: PersonField
  /** Somebody has come to write one down. */
  readonly addsAtFirst: boolean
}

/** What a meeting has decided for somebody to do, until it is done. */
export function Tasks({ meeting: { activityId, tasks }, unitId, edits, picker, addsAtFirst }: Props) {
  const { t } = useText()
  const [adds, setAdds] = useState(useHasDraft(taskDraft(activityId)) || addsAtFirst)
  const onRefused = useRefused()
  const remove = useAction({
    onRefused,
    run: (taskId: number) =>
      ask(
        api.DELETE("/api/events/{activityId}/tasks/{taskId}", { params: { path: { activityId, taskId } } }),
      ),
  })
  return (
    <Sheet
      title={t(text.tasks)}
      {...(tasks.length === 0 ? { className: "no-print" } : {})}
      action={edits && !adds && <Button onClick={() => setAdds(true)}>{t(text.addTask)}</Button>}
    >
      {tasks.length === 0 && !adds && <p className="small no-print">{t(text.noTasks)}</p>}
      <ul className="tasks">
        {tasks.map((task) => (
          <TaskLine key={task.taskId} task={task}>
            {task.settles && <FinishTask activityId={activityId} task={task} />}
            {edits && task.doneOn === null && (
              <Button kind="quiet" className="no-print" onClick={() => remove.mutate(task.taskId)}>
                {t(text.removeTask)}
              </Button>
            )}
          </TaskLine>
        ))}
      </ul>
      {adds && (
        <NewTask activityId={activityId} unitId={unitId} picker={picker} onDone={() => setAdds(false)} />
      )}
    </Sheet>
  )
}

/** The name under which a task keeps what is being typed. */
const taskDraft = (activityId: number) => `event ${activityId} task`

interface NewProps {
  readonly activityId: number
  readonly unitId: number
  readonly picker: PersonField
  readonly onDone: () => void
}

function NewTask({ activityId, unitId, picker: Picker, onDone }: NewProps) {
  const { t } = useText()
  const typed = useDraft(taskDraft(activityId), () => ({
    subject: "",
    person: null as { readonly value: string; readonly label: string; readonly detail?: string } | null,
    dueOn: "",
  }))
  const { subject, person, dueOn } = typed.value
  const add = useAction({
    run: (_: undefined, action) =>
      ask(
        api.POST("/api/events/{activityId}/tasks", {
          params: { path: { activityId }, header: action.headers },
          body: {
            subject,
            memberId: person ? Number(person.value) : null,
            name: "",
            dueOn: dueOn === "" ? null : dueOn,
          },
        }),
      ),
    onDone: () => {
      typed.finish()
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (asksForUnfinished(event.currentTarget)) return
    if (subject.trim() !== "") add.mutate(undefined)
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        required
        label={t(text.task)}
        value={subject}
        maxLength={500}
        onChange={(said) => typed.set({ subject: said })}
      />
      <div className="form-row">
        <Picker
          label={t(text.who)}
          unitId={unitId}
          value={person}
          onChange={(found) => typed.set({ person: found })}
        />
        <DateInput label={t(text.dueOn)} value={dueOn} onChange={(day) => typed.set({ dueOn: day })} />
      </div>
      {add.error && <ErrorNote error={add.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={add.isPending}>
          {t(text.save)}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            typed.finish()
            onDone()
          }}
        >
          {t(text.leave)}
        </Button>
      </div>
    </form>
  )
}
