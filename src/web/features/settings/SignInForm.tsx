import { administrators, grantedRoles } from "../../../domain/access/roles.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { useText } from "../../text/use-text.ts"
import { SettingForm } from "./SettingForm.tsx"
import { type SignIn, withAdministrators, withoutVersion } from "./settings.ts"
import { text } from "./text.ts"
import { useSetting } from "./use-setting.ts"
import { type Rules, useShown } from "./use-shown.ts"

const pairs = [
  ["idleMinutes", "absoluteHours"],
  ["lockAfter", "lockMinutes"],
] as const
const numbers = pairs.flat()

/** The rules as they are typed: numbers whole or not. */
type Typed = Omit<Rules, (typeof numbers)[number]> & Readonly<Record<(typeof numbers)[number], string>>

/** Changes the rules of signing in. */
export function SignInForm({ saved }: { readonly saved: SignIn }) {
  const { t, words } = useText()
  const shown = useShown()
  const setting = useSetting({
    name: "settings sign-in",
    saved,
    fieldsOf: typedOf,
    write: (mine, version, action) =>
      ask(
        api.PUT("/api/settings/sign-in", {
          params: { header: { "If-Match": version } },
          body: rulesIn(mine),
          ...action,
        }),
      ),
  })
  const { mine, error, type } = setting
  const asked = new Set(mine.secondFactorRoles)
  const choose = (role: SignIn["secondFactorRoles"][number], on: boolean) =>
    type({ secondFactorRoles: grantedRoles.filter((one) => (one === role ? on : asked.has(one))) })
  return (
    <SettingForm
      setting={setting}
      ready={!numbers.some((key) => isWrong(mine[key]))}
      shown={(rules) => shown(rulesIn(rules))}
    >
      <RadioGroup
        label={t(text.passwordProfile)}
        value={mine.passwordProfile}
        onChange={(passwordProfile) => type({ passwordProfile })}
        options={[
          { value: "modern", label: t(text.modern), hint: t(text.modernHint) },
          { value: "mlps3", label: t(text.mlps3), hint: t(text.mlps3Hint) },
        ]}
      />
      {pairs.map((pair) => (
        <div className="form-row" key={pair[0]}>
          {pair.map((key) => (
            <NumberInput
              key={key}
              required
              label={t(text[key])}
              value={mine[key]}
              onChange={(value) => type({ [key]: value })}
              error={isWrong(mine[key]) ? t(text.notWhole) : faultAt(error, `/${key}`)}
            />
          ))}
        </div>
      ))}
      <fieldset className="field">
        <legend className="label">{t(text.secondFactorRoles)}</legend>
        <p className="hint">{t(text.secondFactorHint)}</p>
        {grantedRoles.map((role) => (
          <Checkbox
            key={role}
            label={words.roles[role]}
            checked={asked.has(role)}
            disabled={administrators.includes(role)}
            onChange={(on) => choose(role, on)}
          />
        ))}
      </fieldset>
    </SettingForm>
  )
}

function typedOf(saved: SignIn): Typed {
  const { idleMinutes, absoluteHours, lockAfter, lockMinutes, ...rest } = withoutVersion(saved)
  return {
    ...rest,
    secondFactorRoles: withAdministrators(rest.secondFactorRoles),
    idleMinutes: String(idleMinutes),
    absoluteHours: String(absoluteHours),
    lockAfter: String(lockAfter),
    lockMinutes: String(lockMinutes),
  }
}

function rulesIn({ idleMinutes, absoluteHours, lockAfter, lockMinutes, ...rest }: Typed): Rules {
  return {
    ...rest,
    idleMinutes: numberIn(idleMinutes) ?? 0,
    absoluteHours: numberIn(absoluteHours) ?? 0,
    lockAfter: numberIn(lockAfter) ?? 0,
    lockMinutes: numberIn(lockMinutes) ?? 0,
  }
}

/** Whether something was typed that is no whole number. */
function isWrong(typed: string): boolean {
  return !Number.isInteger(numberIn(typed))
}
