import { useQueryClient } from "@tanstack/react-query"
import type { FormEvent } from "react"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { changeReason } from "../../api/change-reason.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { numberIn } from "../../design/NumberInput.tsx"
import { ReasonField } from "../../design/ReasonField.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { useFieldWanted } from "../../design/use-field-wanted.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { CorrectionFields } from "./CorrectionFields.tsx"
import { draftNames } from "./draft-names.ts"
import { clashing, corrects, draftOf, type EventDraft, patchFrom, without } from "./event-draft.ts"
import { fieldOf } from "./missing-part.ts"
import { text } from "./text.ts"
import type { EventBody, EventPatch } from "./types.ts"
import { useCompared } from "./use-compared.ts"

interface Props {
  readonly event: EventBody
  /** What somebody has come to complete. */
  readonly wanted?: string | undefined
  readonly onDone: () => void
}

/** A correction while it is being written, and what it began with: the version that was seen. */
interface Typed {
  readonly version: number
  readonly opened: EventDraft
  readonly draft: EventDraft
  /** Why what stood there is changed. */
  readonly reason: string
}

interface Edit {
  readonly patch: EventPatch
  readonly version: number
  readonly sure?: DoubtCode[]
}

/**
 * Corrects an activity. Where somebody else has done so meanwhile, both versions are shown of what both have changed;
 * what each wrote in other places stays.
 */
export function EventCorrection({ event, wanted, onDone }: Props) {
  const { t } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const typed = useDraft<Typed>(draftNames.correction(event.activityId), () => ({
    version: event.version,
    opened: draftOf(event),
    draft: draftOf(event),
    reason: "",
  }))
  const { version, opened, draft, reason } = typed.value
  const field = wanted === undefined ? undefined : fieldOf(wanted, draft.shortMinutes !== "")
  const form = useFieldWanted(field && t(field))
  const close = () => {
    typed.finish()
    onDone()
  }
  const compare = useCompared()
  const { activityId } = event
  const save = useAction({
    run: ({ patch, version, sure }: Edit, action) =>
      ask(
        api.PATCH("/api/events/{activityId}", {
          params: {
            path: { activityId },
            header: { "If-Match": `"${version}"`, ...action.headers, ...changeReason(reason) },
          },
          body: { ...patch, ...(sure ? { sure } : {}) },
        }),
      ),
    onDone: () => {
      tell({ text: t(text.corrected) })
      close()
    },
  })
  const patch = patchFrom(draft, opened)
  const ready = draft.topic.trim() !== "" && numberIn(draft.hours) !== undefined
  const submit = (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault()
    if (asksForUnfinished(submitted.currentTarget)) return
    if (!ready) return
    if (Object.keys(patch).length === 0) close()
    else
      save.mutate(
        { patch, version },
        {
          onError: (error) => {
            const now = nowOf(error)
            if (now && clashing(patch, opened, draftOf(now)).length === 0)
              save.mutate({ patch, version: now.version })
          },
        },
      )
  }
  const current = nowOf(save.error)
  const both = current ? clashing(patch, opened, draftOf(current)) : []
  const doubt = isDoubt(save.error) ? save.error : undefined
  const takeTheirs = async (now: EventBody) => {
    const rest = without(patch, both)
    if (Object.keys(rest).length > 0) return save.mutate({ patch: rest, version: now.version })
    await queries.invalidateQueries()
    close()
  }
  return (
    <Sheet title={t(text.correct)}>
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <form ref={form} className="form" onSubmit={submit}>
        <CorrectionFields
          event={event}
          draft={draft}
          faultOf={(field) =>
            faultAt(save.error, `/${field}`) ??
            (field === "hours" && numberIn(draft.hours) === undefined ? t(text.hoursFault) : undefined)
          }
          onChange={(part) => typed.set({ draft: { ...draft, ...part } })}
        />
        {event.state === "held" && corrects(patch, opened) && (
          <ReasonField value={reason} onChange={(said) => typed.set({ reason: said })} />
        )}
        {save.error && !current && !doubt && <ErrorNote error={save.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(text.saveCorrection)}
          </Button>
          <Button kind="quiet" onClick={close}>
            {t(text.leaveCorrection)}
          </Button>
        </div>
      </form>
      {doubt && (
        <SureQuestion
          problem={doubt}
          onSure={(sure) => save.mutate({ patch, version, sure })}
          onClose={() => save.reset()}
        />
      )}
      {current && both.length > 0 && (
        <BothVersions
          fields={compare(both, draft, current)}
          onKeepMine={() => save.mutate({ patch, version: current.version })}
          onTakeTheirs={() => void takeTheirs(current)}
          onClose={() => save.reset()}
        />
      )}
    </Sheet>
  )
}

/** The activity as it stands, where somebody else was faster. */
function nowOf(error: unknown): EventBody | undefined {
  return isProblem(error, "stale") ? (error.current as EventBody) : undefined
}
