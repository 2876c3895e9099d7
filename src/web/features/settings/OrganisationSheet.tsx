import type { FormEvent } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Lines } from "../../design/Lines.tsx"
import { onTopOf } from "../../design/on-top-of.ts"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { type Organisation, versionOf, withoutVersion } from "./settings.ts"
import { text } from "./text.ts"

const fields = ["name", "footer", "icp", "classification"] as const
const hints = {
  name: text.nameHint,
  footer: text.footerHint,
  icp: text.icpHint,
  classification: text.classificationHint,
}
const lengths = { name: 60, footer: 200, icp: 60, classification: 100 }

/** What is typed, and what the form first showed. */
interface Typed {
  readonly seen: Organisation
  readonly mine: Organisation
}

interface Props {
  readonly saved: Organisation
  readonly may: boolean
}

/** How the installation names itself. */
export function OrganisationSheet({ saved, may }: Props) {
  const { t } = useText()
  const tell = useToast()
  const typed = useDraft<Typed>("settings organisation", () => ({ seen: saved, mine: saved }))
  const { seen, mine: draft } = typed.value
  const save = useAction({
    run: (input: Organisation, action) =>
      ask(
        api.PUT("/api/settings/organisation", {
          params: { header: { "If-Match": versionOf(input) } },
          body: withoutVersion(input),
          ...action,
        }),
      ),
    onDone: () => {
      typed.finish()
      tell({ text: t(text.saved) })
    },
  })
  if (!may) {
    return (
      <Sheet title={t(text.organisation)}>
        <Lines items={fields.map((key) => ({ name: t(text[key]), value: saved[key] || t(text.unset) }))} />
        <p className="small">{t(text.readOnlySystem)}</p>
      </Sheet>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  const stale = isProblem(save.error, "stale") ? (save.error.current as Organisation) : undefined
  const mine = stale ? { ...onTopOf(draft, seen, stale), version: stale.version } : draft
  return (
    <Sheet title={t(text.organisation)}>
      <form className="form" onSubmit={submit}>
        {typed.resumed && <Resumed onAnew={typed.startAnew} />}
        {fields.map((key) => (
          <TextInput
            key={key}
            label={t(text[key])}
            hint={t(hints[key])}
            maxLength={lengths[key]}
            value={draft[key]}
            onChange={(value) => typed.set({ mine: { ...draft, [key]: value } })}
            error={faultAt(save.error, `/${key}`)}
          />
        ))}
        {save.error && !stale && <ErrorNote error={save.error} />}
        <div className="actions">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(text.save)}
          </Button>
        </div>
      </form>
      {stale && (
        <BothVersions
          fields={fields
            .filter((key) => mine[key] !== stale[key])
            .map((key) => ({
              name: t(text[key]),
              mine: mine[key] || t(text.unset),
              theirs: stale[key] || t(text.unset),
            }))}
          onKeepMine={() => {
            typed.set({ seen: stale, mine })
            save.mutate(mine)
          }}
          onTakeTheirs={() => {
            typed.set({ seen: stale, mine: stale })
            save.reset()
          }}
          onClose={() => save.reset()}
        />
      )}
    </Sheet>
  )
}
