import { type FormEvent, useState } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { TrainingFields } from "./TrainingFields.tsx"
import { text } from "./text.ts"
import { bodyOf, draftOf, type TrainingBody, type TrainingDraft } from "./training-draft.ts"

interface Props {
  readonly unitId: number
  readonly recognises: boolean
  readonly dayHours: number | null
}

interface Typed extends TrainingDraft {
  readonly pasted: string
  readonly recognised: boolean
}

/** One course for all who took part, out of a pasted list of them. */
export function EnterCourse({ unitId, recognises, dayHours }: Props) {
  const { t, format } = useText()
  const tell = useToast()
  const kept = useDraft<Typed>(`course entered ${unitId}`, () => ({
    ...{ ...draftOf(), pasted: "", recognised: false },
  }))
  const { pasted, recognised, ...draft } = kept.value
  const [done, setDone] = useState<Answer<"POST /units/{unitId}/training-records"> | undefined>(undefined)
  const params = { path: { unitId } }
  const look = useAction({
    run: (list: string, action) =>
      ask(
        api.POST("/api/units/{unitId}/training-records/participants", {
          params,
          body: { pasted: list },
          ...action,
        }),
      ),
  })
  const enter = useAction({
    run: (body: TrainingBody & { memberIds: number[]; recognised: boolean }, action) =>
      ask(api.POST("/api/units/{unitId}/training-records", { params, body, ...action })),
    onDone: (result) => {
      tell({ text: t(text.courseEntered(format.number(result.entered))) })
      setDone(result)
      look.reset()
      kept.startAnew()
    },
  })
  const body = bodyOf(draft)
  const found = look.data
  const names = (people: readonly { name: string; code: string }[]) =>
    format.list(people.map(({ name, code }) => format.aside(name, code)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!body || !found || enter.isPending) return
    enter.mutate({
      ...body,
      memberIds: found.people.map(({ memberId }) => memberId),
      recognised: recognises && recognised,
    })
  }
  return (
    <Sheet className="no-print">
      <Fold summary={t(text.enterCourse)}>
        <p className="small">{t(text.courseNote)}</p>
        <form className="form" onSubmit={submit}>
          <TrainingFields draft={draft} onChange={kept.set} dayHours={dayHours} error={enter.error} />
          <TextArea
            label={t(text.list)}
            hint={t(text.listHint)}
            rows={5}
            maxLength={60_000}
            value={pasted}
            onChange={(list) => {
              kept.set({ pasted: list })
              look.reset()
              enter.reset()
              setDone(undefined)
            }}
          />
          <div className="actions">
            <Button disabled={pasted.trim() === ""} busy={look.isPending} onClick={() => look.mutate(pasted)}>
              {t(text.look)}
            </Button>
          </div>
          {found && (
            <div role="status">
              <p>{t(text.found(format.number(found.people.length)))}</p>
              {found.unknown.length > 0 && <p>{t(text.unknown(format.list(found.unknown)))}</p>}
              {found.ambiguous.length > 0 && <p>{t(text.ambiguous(format.list(found.ambiguous)))}</p>}
            </div>
          )}
          {recognises && (
            <Checkbox
              label={t(text.recogniseToo)}
              checked={recognised}
              onChange={(said) => kept.set({ recognised: said })}
            />
          )}
          {(look.error ?? enter.error) && <ErrorNote error={look.error ?? enter.error} />}
          {found && found.people.length > 0 && (
            <div className="actions">
              <Button kind="primary" type="submit" busy={enter.isPending} disabled={!body}>
                {t(text.enterAll(format.number(found.people.length)))}
              </Button>
            </div>
          )}
          {done && (
            <p role="status">
              {t(text.courseEntered(format.number(done.entered)))}
              {done.already.length > 0 && ` ${t(text.already(names(done.already)))}`}
            </p>
          )}
        </form>
      </Fold>
    </Sheet>
  )
}
