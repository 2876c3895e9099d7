import { offeredRobotHosts } from "../../../contract/notice-words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { outsideText as text } from "./outside-text.ts"
import { SettingForm } from "./SettingForm.tsx"
import { SettingSheet } from "./SettingSheet.tsx"
import type { Robots } from "./settings.ts"
import { useSetting } from "./use-setting.ts"

interface Props {
  readonly saved: Robots
  readonly may: boolean
}

/** Where robots of groups may be: to read, or to change for the security administrator. */
export function RobotHostsSheet({ saved, may }: Props) {
  const { t } = useText()
  const shown = useShownHosts()
  return (
    <SettingSheet
      title={t(text.hosts)}
      what={t(text.hostsWhat)}
      may={may}
      form={<HostsForm saved={saved} />}
      shown={<p>{shown(saved.hosts)}</p>}
    />
  )
}

/** The hosts that are ticked, and one more as it is typed. */
interface Hosts {
  readonly ticked: readonly string[]
  readonly other: string
}

function HostsForm({ saved }: { readonly saved: Robots }) {
  const { t } = useText()
  const shownHosts = useShownHosts()
  const setting = useSetting({
    name: "settings robots",
    saved,
    fieldsOf: ({ hosts }): Hosts => ({ ticked: hosts, other: "" }),
    write: (mine, version, action) =>
      ask(
        api.PUT("/api/settings/robots", {
          params: { header: { "If-Match": version } },
          body: { hosts: hostsIn(mine) },
          ...action,
        }),
      ),
  })
  const { ticked, other } = setting.mine
  const offered = [...new Set<string>([...offeredRobotHosts, ...saved.hosts, ...ticked])]
  return (
    <SettingForm
      setting={setting}
      ready
      shown={(hosts) => [{ name: t(text.allowed), value: shownHosts(hostsIn(hosts)) }]}
    >
      <fieldset className="field">
        <legend className="label">{t(text.allowed)}</legend>
        {offered.map((host) => (
          <Checkbox
            key={host}
            label={host}
            checked={ticked.includes(host)}
            onChange={(on) =>
              setting.type({ ticked: offered.filter((one) => (one === host ? on : ticked.includes(one))) })
            }
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
        onChange={(other) => setting.type({ other })}
        error={faultAt(setting.error, `/hosts/${ticked.length}`)}
      />
    </SettingForm>
  )
}

/** The hosts as people read them. */
function useShownHosts(): (hosts: readonly string[]) => string {
  const { t, format } = useText()
  return (hosts) => (hosts.length === 0 ? t(text.noHosts) : format.list(hosts))
}

function hostsIn({ ticked, other }: Hosts): string[] {
  const named = other.trim().toLowerCase()
  return named === "" ? [...ticked] : [...new Set([...ticked, named])]
}
