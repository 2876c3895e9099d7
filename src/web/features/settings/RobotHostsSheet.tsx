import { type FormEvent, useState } from "react"
import { offeredRobotHosts } from "../../../contract/notice-words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { outsideText as text } from "./outside-text.ts"
import { SettingSheet } from "./SettingSheet.tsx"
import { type Robots, versionOf } from "./settings.ts"
import { text as shared } from "./text.ts"

interface Props {
  readonly saved: Robots
  readonly may: boolean
}

/** Where robots of groups may be: to read, or to change for the security administrator. */
export function RobotHostsSheet({ saved, may }: Props) {
  const { t, format } = useText()
  return (
    <SettingSheet
      title={t(text.hosts)}
      what={t(text.hostsWhat)}
      may={may}
      form={<HostsForm saved={saved} />}
      shown={<p>{saved.hosts.length === 0 ? t(text.noHosts) : format.list(saved.hosts)}</p>}
    />
  )
}

function HostsForm({ saved }: { readonly saved: Robots }) {
  const { t } = useText()
  const tell = useToast()
  const [hosts, setHosts] = useState<readonly string[]>(saved.hosts)
  const [other, setOther] = useState("")
  const save = useAction({
    run: (wanted: readonly string[], action) =>
      ask(
        api.PUT("/api/settings/robots", {
          params: { header: { "If-Match": versionOf(saved) } },
          body: { hosts: [...wanted] },
          ...action,
        }),
      ),
    onDone: () => tell({ text: t(shared.saved) }),
  })
  const named = other.trim().toLowerCase()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(named === "" || hosts.includes(named) ? hosts : [...hosts, named])
  }
  const shown = [...new Set<string>([...offeredRobotHosts, ...saved.hosts])]
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="field">
        <legend className="label">{t(text.allowed)}</legend>
        {shown.map((host) => (
          <Checkbox
            key={host}
            label={host}
            checked={hosts.includes(host)}
            onChange={(on) => setHosts(shown.filter((one) => (one === host ? on : hosts.includes(one))))}
          />
        ))}
      </fieldset>
      <TextInput
        label={t(text.otherHost)}
        hint={t(text.otherHostHint)}
        maxLength={253}
        autoCapitalize="none"
        spellCheck={false}
        value={other}
        onChange={setOther}
        error={faultAt(save.error, `/hosts/${hosts.length}`)}
      />
      {save.error && <ErrorNote error={save.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t(shared.save)}
        </Button>
      </div>
    </form>
  )
}
