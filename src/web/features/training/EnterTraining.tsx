import { useQuery } from "@tanstack/react-query"
import type { FormEvent } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { TrainingFields } from "./TrainingFields.tsx"
import { text } from "./text.ts"
import { bodyOf, draftOf, type TrainingBody, type TrainingDraft } from "./training-draft.ts"

interface Props {
  readonly unitId: number
  /** For whom, where the page is opened from their gap. */
  readonly who?: number
  /** The reader recognises here. */
  readonly recognises: boolean
  readonly dayHours: number | null
}

interface Typed extends TrainingDraft {
  readonly chosen: Found | null
  /** Somebody else than the address names was chosen, or nobody. */
  readonly chose: boolean
  readonly recognised: boolean
}

/** A training entered for somebody else; whoever recognises may do so with the same press. */
export function EnterTraining({ unitId, who: asked, recognises, dayHours }: Props) {
  const { t } = useText()
  const tell = useToast()
  const { memberId: reader } = useSession()
  const named = useQuery({
    queryKey: ["person", asked ?? 0, "named"],
    queryFn: () => ask(api.GET("/api/people/{memberId}", { params: { path: { memberId: asked ?? 0 } } })),
    enabled: asked !== undefined,
  })
  const kept = useDraft<Typed>(`training entered ${unitId} ${asked ?? ""}`, () => ({
    ...{ ...draftOf(), chosen: null, chose: false, recognised: false },
  }))
  const { chosen, chose, recognised, ...draft } = kept.value
  const first: Found | null = named.data
    ? { value: String(named.data.memberId), label: named.data.name, detail: named.data.code }
    : null
  const who = chose ? chosen : first
  const own = who !== null && Number(who.value) === reader
  const enter = useAction({
    run: (body: TrainingBody & { memberId: number; recognised: boolean }, action) =>
      ask(api.POST("/api/training/entered", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.entered) })
      kept.startAnew()
      kept.set({ chose: true })
    },
  })
  const search = async (typed: string, signal: AbortSignal): Promise<Found[]> => {
    const query = typed.trim() === "" ? {} : { q: typed.trim().slice(0, 50) }
    const { items } = await ask(
      api.GET("/api/people", { params: { query: { ...query, unit: String(unitId), limit: "20" } }, signal }),
    )
    return items.map(({ memberId, name, code, unit }) => ({
      value: String(memberId),
      label: name,
      detail: unit || code,
    }))
  }
  const body = bodyOf(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body && who && !enter.isPending)
      enter.mutate({ ...body, memberId: Number(who.value), recognised: recognises && !own && recognised })
  }
  return (
    <Sheet title={t(text.enterFor)} className="no-print">
      <p className="small">{t(text.enterNote)}</p>
      <form className="form" onSubmit={submit}>
        <Combobox
          key={first?.value ?? "nobody"}
          required
          label={t(text.who)}
          placeholder={t(text.whoHint)}
          value={who}
          onChange={(found) => kept.set({ chosen: found, chose: true })}
          search={search}
        />
        <TrainingFields draft={draft} onChange={kept.set} dayHours={dayHours} error={enter.error} />
        {recognises && !own && (
          <Checkbox
            label={t(text.recogniseToo)}
            checked={recognised}
            onChange={(said) => kept.set({ recognised: said })}
          />
        )}
        {enter.error && <ErrorNote error={enter.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={enter.isPending} disabled={!body || !who}>
            {t(text.enterFor)}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
