import { type FormEvent, useState } from "react"
import { actionSentences } from "../../../contract/audit-actions.ts"
import { Button } from "../../design/Button.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { Wanted } from "./wanted.ts"

interface Props {
  readonly wanted: Wanted
  readonly onSearch: (wanted: Wanted) => void
}

/** What to look for in the audit log. */
export function AuditSearch({ wanted, onSearch }: Props) {
  const { t, language } = useText()
  const [draft, setDraft] = useState<Wanted>({})
  const actions = Object.entries(actionSentences)
    .map(([value, sentence]) => ({ value, label: t(sentence) }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
  const change = (more: Wanted) => setDraft({ ...draft, ...more })
  const search = (event: FormEvent) => {
    event.preventDefault()
    onSearch({ ...draft, ...(wanted.about === undefined ? {} : { about: wanted.about }) })
  }
  const clear = () => {
    setDraft({})
    onSearch({})
  }
  return (
    <Sheet title={t(text.searchTitle)} className="no-print">
      <form className="form" onSubmit={search}>
        <div className="form-row">
          <TextInput
            label={t(text.actor)}
            value={draft.actor ?? ""}
            maxLength={100}
            onChange={(actor) => change({ actor })}
          />
          <Select
            label={t(text.action)}
            value={draft.action ?? ""}
            options={actions}
            empty={t(text.anyAction)}
            onChange={(action) => change({ action })}
          />
          <TextInput
            label={t(text.words)}
            value={draft.text ?? ""}
            maxLength={100}
            onChange={(value) => change({ text: value })}
          />
        </div>
        <div className="form-row">
          <DateInput label={t(text.from)} value={draft.from ?? ""} onChange={(from) => change({ from })} />
          <DateInput
            label={t(text.until)}
            value={draft.until ?? ""}
            onChange={(until) => change({ until })}
          />
        </div>
        <div className="actions">
          <Button type="submit">{t(text.find)}</Button>
          <Button kind="quiet" onClick={clear}>
            {t(text.clear)}
          </Button>
          {wanted.about && <span className="small">{t(text.onlyAbout(wanted.about.name))}</span>}
        </div>
      </form>
    </Sheet>
  )
}
