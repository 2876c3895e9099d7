import { offeredRobotHosts } from "../../../contract/notice-words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Select } from "../../design/Select.tsx"
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
  const shown = useShownRules()
  return (
    <SettingSheet
      title={t(text.hosts)}
      what={t(text.hostsWhat)}
      may={may}
      form={<HostsForm saved={saved} />}
      shown={<Lines items={shown(saved)} />}
    />
  )
}

/** The hosts that are ticked, and one more as it is typed. */
interface Hosts {
  readonly ticked: readonly string[]
  readonly other: string
  readonly language: Robots["language"]
}

function HostsForm({ saved }: { readonly saved: Robots }) {
  const { t } = useText()
  const shownRules = useShownRules()
  const setting = useSetting({
    name: "settings robots",
    saved,
    fieldsOf: ({ hosts, language }): Hosts => ({ ticked: hosts, other: "", language }),
    write: (mine, version, action) =>
      ask(
        api.PUT("/api/settings/robots", {
          params: { header: { "If-Match": version } },
          body: { hosts: hostsIn(mine), language: mine.language },
          ...action,
        }),
      ),
  })
  const { ticked, other, language } = setting.mine
  const offered = [...new Set<string>([...offeredRobotHosts, ...saved.hosts, ...ticked])]
  return (
    <SettingForm
      setting={setting}
      ready
      shown={(mine) => shownRules({ hosts: hostsIn(mine), language: mine.language })}
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
      <Select
        label={t(text.groupLanguage)}
        value={language}
        onChange={(language) => setting.type({ language })}
        options={languages}
      />
    </SettingForm>
  )
}

/** Each by its own name, for whoever reads that one alone. */
const languages = [
  { value: "zh", label: "中文" },
  { value: "en", label: "English" },
] as const

/** What is decided, as people read it. */
function useShownRules() {
  const { t, format } = useText()
  return ({ hosts, language }: Pick<Robots, "hosts" | "language">) => [
    { name: t(text.allowed), value: hosts.length === 0 ? t(text.noHosts) : format.list(hosts) },
    { name: t(text.groupLanguage), value: languages.find(({ value }) => value === language)?.label ?? "" },
  ]
}

function hostsIn({ ticked, other }: Hosts): string[] {
  const named = other.trim().toLowerCase()
  return named === "" ? [...ticked] : [...new Set([...ticked, named])]
}
