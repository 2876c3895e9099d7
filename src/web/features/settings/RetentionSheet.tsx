import {
  leastDays,
  mostDays,
  ofEachKind,
  type RetentionKind,
  retentionKinds,
  retentionWords,
} from "../../../contract/settings-retention.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { Lines } from "../../design/Lines.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { useText } from "../../text/use-text.ts"
import { retentionText as text } from "./retention-text.ts"
import { SettingForm } from "./SettingForm.tsx"
import { SettingSheet } from "./SettingSheet.tsx"
import type { Retention } from "./settings.ts"
import { useSetting } from "./use-setting.ts"

interface Props {
  readonly saved: Retention
  readonly may: boolean
}

/** For how long what is old is kept: to read, or to change for the security administrator. */
export function RetentionSheet({ saved, may }: Props) {
  const { t } = useText()
  const shown = useShownDays()
  return (
    <SettingSheet
      title={t(text.title)}
      what={t(text.what)}
      may={may}
      form={<RetentionForm saved={saved} />}
      shown={<Lines items={shown(typedOf(saved))} />}
    />
  )
}

/** Days as they are typed; nothing where it is kept for ever. */
type Days = Readonly<Record<RetentionKind, string>>

function RetentionForm({ saved }: { readonly saved: Retention }) {
  const { t } = useText()
  const shown = useShownDays()
  const setting = useSetting({
    name: "settings retention",
    saved,
    fieldsOf: typedOf,
    write: (mine, version, action) =>
      ask(
        api.PUT("/api/settings/retention", {
          params: { header: { "If-Match": version } },
          body: ofEachKind((kind) => daysIn(mine[kind])),
          ...action,
        }),
      ),
  })
  const { mine, error } = setting
  return (
    <SettingForm setting={setting} ready={!retentionKinds.some((kind) => isWrong(mine[kind]))} shown={shown}>
      {retentionKinds.map((kind) => (
        <NumberInput
          key={kind}
          label={t(retentionWords[kind])}
          hint={t(text.hint)}
          maxLength={5}
          value={mine[kind]}
          onChange={(value) => setting.type({ [kind]: value })}
          error={isWrong(mine[kind]) ? t(text.wrong) : faultAt(error, `/${kind}`)}
        />
      ))}
    </SettingForm>
  )
}

/** The days as names and values for people. */
function useShownDays(): (days: Days) => { readonly name: string; readonly value: string }[] {
  const { t } = useText()
  return (typed) =>
    retentionKinds.map((kind) => {
      const days = daysIn(typed[kind])
      return { name: t(retentionWords[kind]), value: t(days === null ? text.forEver : text.days(days)) }
    })
}

function typedOf(saved: Retention): Days {
  return ofEachKind((kind) => String(saved[kind] ?? ""))
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
