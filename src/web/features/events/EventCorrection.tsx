import { useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useDeed } from "../../api/use-deed.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { numberIn } from "../../design/NumberInput.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { CorrectionFields } from "./CorrectionFields.tsx"
import { draftOf, type EventDraft, patchFrom } from "./event-draft.ts"
import { text } from "./text.ts"
import type { EventBody, EventPatch } from "./types.ts"
import { useCompared } from "./use-compared.ts"

interface Props {
  readonly event: EventBody
  readonly onDone: () => void
}

interface Edit {
  readonly patch: EventPatch
  readonly version: number
}

/** Corrects an activity. Where somebody else has done so meanwhile, both versions are shown. */
export function EventCorrection({ event, onDone }: Props) {
  const { t } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const [seen] = useState(event)
  const [draft, setDraft] = useState<EventDraft>(() => draftOf(event))
  const compare = useCompared()
  const { activityId } = event
  const save = useDeed({
    run: ({ patch, version }: Edit, deed) =>
      ask(
        api.PATCH("/api/events/{activityId}", {
          params: { path: { activityId }, header: { "If-Match": `"${version}"`, ...deed.headers } },
          body: patch,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.corrected) })
      onDone()
    },
  })
  const patch = patchFrom(draft, seen)
  const ready = draft.topic.trim() !== "" && numberIn(draft.hours) !== undefined
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!ready) return
    if (Object.keys(patch).length === 0) onDone()
    else save.mutate({ patch, version: seen.version })
  }
  const current = isProblem(save.error, "stale") ? (save.error.current as EventBody) : undefined
  const takeTheirs = async () => {
    await queries.invalidateQueries()
    onDone()
  }
  return (
    <Sheet title={t(text.correct)}>
      <form className="form" onSubmit={submit}>
        <CorrectionFields
          unitId={event.unit.unitId}
          draft={draft}
          faultOf={(field) =>
            faultAt(save.error, `/${field}`) ??
            (field === "hours" && numberIn(draft.hours) === undefined ? t(text.hoursFault) : undefined)
          }
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        {save.error && !current && <ErrorNote error={save.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(text.saveCorrection)}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {t(text.leaveCorrection)}
          </Button>
        </div>
      </form>
      {current && (
        <BothVersions
          fields={compare(patch, draft, current)}
          onKeepMine={() => save.mutate({ patch, version: current.version })}
          onTakeTheirs={takeTheirs}
          onClose={() => save.reset()}
        />
      )}
    </Sheet>
  )
}
