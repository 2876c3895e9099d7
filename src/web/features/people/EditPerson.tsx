import { api, askWithVersion } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { differs, onTopOf } from "../../design/on-top-of.ts"
import { Since, type SinceWhen, sinceBody, sinceReason } from "../../design/Since.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
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

function useEdit(
  memberId: number,
  onDone?: (person: Person, version: string, input: Input) => void,
  onRefused?: (error: unknown) => void,
) {
  return useAction({
    ...(onRefused ? { onRefused } : {}),
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
    onDone: ({ data, version }, input) => onDone?.(data, version, input),
  })
}

/** What is typed, and what the form began with: a change somebody else makes meanwhile is noticed. */
interface Typed {
  readonly fields: Draft
  readonly since: SinceWhen
  readonly before: { readonly fields: Draft; readonly version: string }
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
  const typed = useDraft<Typed>(draftNames.edit(person.memberId), () => {
    const fields = draftOf(person)
    return { fields, since: { always: false, from: today }, before: { fields, version } }
  })
  const { fields: draft, since, before } = typed.value
  const close = () => {
    typed.finish()
    onClose()
  }
  const back = useEdit(person.memberId, undefined, useRefused())
  const edit = useEdit(person.memberId, (now, version, { since, confirmed }) => {
    const changes = changesIn(before.fields, draftOf(now))
    // A number nobody saw does not come back by an edit, nor what a history said of other days.
    const replaced = confirmed !== "all" && confirmed.some((key) => /^(?:later|always):/.test(key))
    const whole = draft.phone === "" && !replaced
    const takes = whole ? { undo: () => back.mutate({ changes, version, since, confirmed: "all" }) } : {}
    tell({ text: t(text.edited), ...takes })
    close()
  })
  const stale = isProblem(edit.error, "stale") ? (edit.error.current as Person) : undefined
  if (stale) {
    const theirs = draftOf(stale)
    const latest = { fields: theirs, version: `"${stale.version}"` }
    const mine = onTopOf(draft, before.fields, theirs)
    const keepMine = () => {
      typed.set({ before: latest, fields: mine })
      edit.mutate({ changes: changesIn(mine, theirs), version: latest.version, since, confirmed: [] })
    }
    const takeTheirs = () => {
      typed.set({ before: latest, fields: theirs })
      edit.reset()
    }
    const fields = draftFields
      .filter((field) => field !== "phone" && differs(field, mine, theirs))
      .map((field) => ({
        name: show.name(field),
        mine: show.value(mine, field),
        theirs: show.value(theirs, field),
      }))
    return <BothVersions fields={fields} onKeepMine={keepMine} onTakeTheirs={takeTheirs} onClose={close} />
  }
  const save = (confirmed: readonly string[]) => {
    const changes = changesIn(draft, before.fields)
    if (Object.keys(changes).length === 0) close()
    else edit.mutate({ changes, version: before.version, since, confirmed })
  }
  const asksSince = datedFields.some((field) => String(draft[field]) !== String(before.fields[field]))
  return (
    <FormDialog
      title={t(text.editTitle(person.name))}
      action={t(text.save)}
      busy={edit.isPending}
      error={edit.error}
      draft={typed}
      onDo={save}
      onClose={close}
    >
      <PersonFields
        draft={draft}
        onChange={(fields) => typed.set({ fields })}
        error={edit.error}
        phone={person.phone}
      />
      {asksSince && (
        <Since
          since={since}
          onChange={(since) => typed.set({ since })}
          today={today}
          error={faultAt(edit.error, "/from")}
        />
      )}
    </FormDialog>
  )
}
