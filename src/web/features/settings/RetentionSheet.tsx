import { type FormEvent, useState } from "react"
import {
  leastDays,
  mostDays,
  type RetentionKind,
  retentionKinds,
} from "../../../contract/settings-retention.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Lines } from "../../design/Lines.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { kindText, retentionText as text } from "./retention-text.ts"
import { SettingSheet } from "./SettingSheet.tsx"
import { type Retention, versionOf } from "./settings.ts"
import { text as shared } from "./text.ts"

interface Props {
  readonly saved: Retention
  readonly may: boolean
}

/** For how long what is old is kept: to read, or to change for the security administrator. */
export function RetentionSheet({ saved, may }: Props) {
  const { t } = useText()
  return (
    <SettingSheet
      title={t(text.title)}
      what={t(text.what)}
      may={may}
      form={<RetentionForm saved={saved} />}
      shown={
        <Lines
          items={retentionKinds.map((kind) => {
            const days = saved[kind]
            return { name: t(kindText[kind]), value: t(days === null ? text.forEver : text.days(days)) }
          })}
        />
      }
    />
  )
}

function RetentionForm({ saved }: { readonly saved: Retention }) {
  const { t } = useText()
  const tell = useToast()
  const [typed, setTyped] = useState<Readonly<Partial<Record<RetentionKind, string>>>>({})
  const shown = (kind: RetentionKind) => typed[kind] ?? String(saved[kind] ?? "")
  const save = useAction({
    run: (_: undefined, action) =>
      ask(
        api.PUT("/api/settings/retention", {
          params: { header: { "If-Match": versionOf(saved) } },
          body: {
            notices: daysIn(shown("notices")),
            imports: daysIn(shown("imports")),
            reveals: daysIn(shown("reveals")),
            backups: daysIn(shown("backups")),
          },
          ...action,
        }),
      ),
    onDone: () => tell({ text: t(shared.saved) }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!retentionKinds.some((kind) => isWrong(shown(kind)))) save.mutate(undefined)
  }
  return (
    <form className="form" onSubmit={submit}>
      {retentionKinds.map((kind) => (
        <NumberInput
          key={kind}
          label={t(kindText[kind])}
          hint={t(text.hint)}
          maxLength={5}
          value={shown(kind)}
          onChange={(value) => setTyped({ ...typed, [kind]: value })}
          error={isWrong(shown(kind)) ? t(text.wrong) : faultAt(save.error, `/${kind}`)}
        />
      ))}
      {save.error && <ErrorNote error={save.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t(shared.save)}
        </Button>
      </div>
    </form>
  )
}

/** The days that were typed; null where nothing was, and it is kept for ever. */
function daysIn(typed: string): number | null {
  return typed.trim() === "" ? null : (numberIn(typed) ?? null)
}

function isWrong(typed: string): boolean {
  if (typed.trim() === "") return false
  const days = numberIn(typed)
  return days === undefined || !Number.isInteger(days) || days < leastDays || days > mostDays
}
