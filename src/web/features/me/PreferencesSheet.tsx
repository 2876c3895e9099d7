import { Checkbox } from "../../design/Checkbox.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { usePreferences } from "../../text/preferences.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Language and size of print. They go with the account, wherever one signs in. */
export function PreferencesSheet() {
  const { t } = useText()
  const { language, elder, setLanguage, setElder } = usePreferences()
  return (
    <Sheet title={t(text.preferences)} className="no-print">
      <div className="form">
        <Checkbox label={t(text.elder)} hint={t(text.elderHint)} checked={elder} onChange={setElder} />
        <RadioGroup
          label={t(text.languageLabel)}
          value={language}
          onChange={setLanguage}
          options={[
            { value: "zh", label: t(text.chinese) },
            { value: "en", label: t(text.english) },
          ]}
        />
      </div>
    </Sheet>
  )
}
