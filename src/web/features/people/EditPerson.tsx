import { useState } from "react"
import { api, askWithVersion } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Since, type SinceWhen, sinceBody, sinceReason } from "../../design/Since.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { PersonFields } from "./PersonFields.tsx"
import type { Person } from "./people-queries.ts"
import { changesIn, type Draft, datedFields, draftFields, draftOf } from "./person-draft.ts"
import { text } from "./text.ts"
import { useShownField } from "./use-shown-field.ts"

interface Input {
  readonly changes: ReturnType<typeof changesIn>
  readonly version: string
  readonly since: SinceWhen
  readonly confirmed: readonly string[] | "all"
}

function useEdit(memberId: number, onDone: (person: Person, version: string, input: Input) => void) {
  return useAction({
    run: ({ changes, version, since, confirmed }: Input, action) =>
      askWithVersion(
        api.PATCH("/api/people/{memberId}", {
          params: { path: { memberId }, header: { "If-Match": version } },
          body: {
            ...changes,
            ...sinceBody(since),
            confirmed: confirmed === "all" ? confirmed : [...confirmed],
          },
          headers: { ...action.headers, ...sinceReason(since), "If-Match": version },
        }),
      ),
    onDone: ({ data, version }, input) => onDone(data, version, input),
  })
}

interface Props {
  readonly person: Person
  readonly version: string
  readonly onClose: () => void
}

/** Changes what is known of a person; the note gives back what was there, but for a phone number nobody saw. */
export function EditPerson({ person, version, onClose }: Props) {
  const { t } = useText()
  const tell = useToast()
  const show = useShownField()
  const { today } = useSession()
  const [before, setBefore] = useState({ draft: draftOf(person), version })
  const [draft, setDraft] = useState<Draft>(before.draft)
  const [since, setSince] = useState<SinceWhen>({ always: false, from: today })
  const back = useEdit(person.memberId, () => undefined)
  const edit = useEdit(person.memberId, (now, version, { since, confirmed }) => {
    const changes = changesIn(before.draft, draftOf(now))
    // A number nobody saw does not come back by an edit, nor what a history said of other days.
    const replaced = confirmed !== "all" && confirmed.some((key) => /^(?:later|always):/.test(key))
    const whole = draft.phone === "" && !replaced
    const takes = whole ? { undo: () => back.mutate({ changes, version, since, confirmed: "all" }) } : {}
    tell({ text: t(text.edited), ...takes })
    onClose()
  })
  const stale = isProblem(edit.error, "stale") ? (edit.error.current as Person) : undefined
  if (stale) {
    const theirs = draftOf(stale)
    const latest = { draft: theirs, version: `"${stale.version}"` }
    const keepMine = () => {
      setBefore(latest)
      edit.mutate({ changes: changesIn(draft, theirs), version: latest.version, since, confirmed: [] })
    }
    const takeTheirs = () => {
      setBefore(latest)
      setDraft(theirs)
      edit.reset()
    }
    const fields = draftFields
      .filter((field) => field !== "phone" && String(draft[field]) !== String(theirs[field]))
      .map((field) => ({
        name: show.name(field),
        mine: show.value(draft, field),
        theirs: show.value(theirs, field),
      }))
    return <BothVersions fields={fields} onKeepMine={keepMine} onTakeTheirs={takeTheirs} onClose={onClose} />
  }
  const save = (confirmed: readonly string[]) => {
    const changes = changesIn(draft, before.draft)
    if (Object.keys(changes).length === 0) onClose()
    else edit.mutate({ changes, version: before.version, since, confirmed })
  }
  const asksSince = datedFields.some((field) => String(draft[field]) !== String(before.draft[field]))
  return (
    <FormDialog
      title={t(text.editTitle(person.name))}
      action={t(text.save)}
      busy={edit.isPending}
      error={edit.error}
      onDo={save}
      onClose={onClose}
    >
      <PersonFields draft={draft} onChange={setDraft} error={edit.error} phone={person.phone} />
      {asksSince && <Since since={since} onChange={setSince} today={today} />}
    </FormDialog>
  )
}
