import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { Training } from "../../../contract/training.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { TrainingFields } from "./TrainingFields.tsx"
import { text } from "./text.ts"
import { ownTrainingQuery } from "./training-api.ts"
import { bodyOf, draftOf, type TrainingBody } from "./training-draft.ts"

interface Props {
  readonly training: Training
  readonly onClose: () => void
}

/** The name under which it keeps what is typed. */
export const editName = (trainingId: number) => `training ${trainingId}`

/** Changes a training while it waits, answers what was asked, or hands in anew what was returned. */
export function EditTraining({ training, onClose }: Props) {
  const { t, format, words } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const [version, setVersion] = useState(training.version)
  const { trainingId, question, state } = training
  const mine = useQuery(ownTrainingQuery)
  const typed = useDraft(editName(trainingId), () => draftOf(training))
  const draft = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const save = useAction({
    run: (body: TrainingBody & { answer?: string; version: number }, action) => {
      const { version: seen, ...sent } = body
      return ask(
        api.PUT("/api/training/{trainingId}", {
          params: { path: { trainingId }, header: { "If-Match": `"${seen}"`, ...action.headers } },
          body: sent,
        }),
      )
    },
    onDone: () => {
      tell({ text: t(text.saved) })
      close()
    },
  })
  const body = bodyOf(draft)
  const send = (seen: number) => {
    if (body) save.mutate({ ...body, ...(question === null ? {} : { answer: draft.answer }), version: seen })
  }
  const theirs = currentIn(save.error)
  if (theirs) {
    const shown = (one: { name: string; kind: Training["kind"] | ""; first: string; hours: string }) =>
      [one.name, one.kind === "" ? "" : words.trainingKinds[one.kind], one.first, one.hours]
        .filter(Boolean)
        .join(" · ")
    return (
      <BothVersions
        fields={[
          {
            name: t(text.training),
            mine: shown({ ...draft, hours: draft.length }),
            theirs: `${shown({ ...theirs, hours: format.number(theirs.hours) })} · ${words.trainingStates[theirs.state]}`,
          },
        ]}
        onKeepMine={() => {
          setVersion(theirs.version)
          send(theirs.version)
        }}
        onTakeTheirs={() => {
          void queries.invalidateQueries({ queryKey: ["training"] })
          close()
        }}
        onClose={() => save.reset()}
      />
    )
  }
  return (
    <FormDialog
      title={training.name}
      action={t(state === "returned" ? text.sendAgain : text.save)}
      busy={save.isPending}
      error={save.error}
      draft={typed}
      onDo={() => send(version)}
      onClose={close}
    >
      {state === "returned" && training.word !== null && <p>{t(text.said(training.word))}</p>}
      {question !== null && (
        <>
          <p>{t(text.asked(question))}</p>
          <TextArea
            label={t(text.answer)}
            rows={2}
            maxLength={lengths.reason}
            value={draft.answer}
            onChange={(answer) => typed.set({ answer })}
            error={faultAt(save.error, "/answer")}
          />
        </>
      )}
      <TrainingFields
        draft={draft}
        onChange={typed.set}
        dayHours={mine.data?.dayHours ?? null}
        error={save.error}
      />
    </FormDialog>
  )
}

/** The training as somebody else has left it meanwhile. */
function currentIn(error: unknown): Training | undefined {
  return isProblem(error, "stale") ? (error.current as Training | undefined) : undefined
}
