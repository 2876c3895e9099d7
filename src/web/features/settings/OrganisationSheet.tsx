import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { SettingForm } from "./SettingForm.tsx"
import { type Organisation, withoutVersion } from "./settings.ts"
import { text } from "./text.ts"
import { useSetting } from "./use-setting.ts"

const fields = ["name", "footer", "icp", "classification"] as const
const hints = {
  name: text.nameHint,
  footer: text.footerHint,
  icp: text.icpHint,
  classification: text.classificationHint,
}
const lengths = { name: 60, footer: 200, icp: 60, classification: 100 }

interface Props {
  readonly saved: Organisation
  readonly may: boolean
}

/** How the installation names itself. */
export function OrganisationSheet({ saved, may }: Props) {
  const { t } = useText()
  const shown = (of: Omit<Organisation, "version">) =>
    fields.map((key) => ({ name: t(text[key]), value: of[key] || t(text.unset) }))
  const setting = useSetting({
    name: "settings organisation",
    saved,
    fieldsOf: withoutVersion<Organisation>,
    write: (body, version, action) =>
      ask(
        api.PUT("/api/settings/organisation", {
          params: { header: { "If-Match": version } },
          body,
          ...action,
        }),
      ),
  })
  if (!may) {
    return (
      <Sheet title={t(text.organisation)}>
        <Lines items={shown(saved)} />
        <p className="small">{t(text.readOnlySystem)}</p>
      </Sheet>
    )
  }
  return (
    <Sheet title={t(text.organisation)}>
      <SettingForm setting={setting} ready shown={shown}>
        {fields.map((key) => (
          <TextInput
            key={key}
            label={t(text[key])}
            hint={t(hints[key])}
            maxLength={lengths[key]}
            value={setting.mine[key]}
            onChange={(value) => setting.type({ [key]: value })}
            error={faultAt(setting.error, `/${key}`)}
          />
        ))}
      </SettingForm>
    </Sheet>
  )
}
