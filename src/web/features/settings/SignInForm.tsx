import type { FormEvent } from "react"
import { administrators, grantedRoles } from "../../../domain/access/roles.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { onTopOf } from "../../design/on-top-of.ts"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { type SignIn, versionOf, withoutVersion } from "./settings.ts"
import { text } from "./text.ts"
import { useShown } from "./use-shown.ts"

const pairs = [
  ["idleMinutes", "absoluteHours"],
  ["lockAfter", "lockMinutes"],
] as const
const numbers = pairs.flat()

/** The rules as they are changed, and the numbers as they are typed, whole or not. */
interface Typed {
  /** As the form first showed them. */
  readonly seen: SignIn
  readonly rules: SignIn
  readonly numbers: Readonly<Partial<Record<(typeof numbers)[number], string>>>
}

/** Changes the rules of signing in. */
export function SignInForm({ saved }: { readonly saved: SignIn }) {
  const { t, words } = useText()
  const tell = useToast()
  const shown = useShown()
  const kept = useDraft<Typed>("settings sign-in", () => beginWith(saved))
  const { seen, rules: draft, numbers: typed } = kept.value
  const setDraft = (rules: SignIn) => kept.set({ rules })
  const save = useAction({
    run: (input: SignIn, action) =>
      ask(
        api.PUT("/api/settings/sign-in", {
          params: { header: { "If-Match": versionOf(input) } },
          body: withoutVersion(input),
          ...action,
        }),
      ),
    onDone: () => {
      kept.finish()
      tell({ text: t(text.saved) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!numbers.some((key) => isWrong(typed[key]))) save.mutate(draft)
  }
  const type = (key: (typeof numbers)[number], value: string) => {
    const number = numberIn(value)
    kept.set({
      numbers: { ...typed, [key]: value },
      ...(number === undefined ? {} : { rules: { ...draft, [key]: number } }),
    })
  }
  const stale = isProblem(save.error, "stale") ? (save.error.current as SignIn) : undefined
  const mine = stale && { ...onTopOf(draft, seen, withAdministrators(stale)), version: stale.version }
  const asked = new Set(draft.secondFactorRoles)
  const choose = (role: SignIn["secondFactorRoles"][number], on: boolean) =>
    setDraft({
      ...draft,
      secondFactorRoles: grantedRoles.filter((one) => (one === role ? on : asked.has(one))),
    })
  return (
    <form className="form" onSubmit={submit}>
      {kept.resumed && <Resumed onAnew={kept.startAnew} />}
      <RadioGroup
        label={t(text.passwordProfile)}
        value={draft.passwordProfile}
        onChange={(passwordProfile) => setDraft({ ...draft, passwordProfile })}
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
              value={typed[key] ?? String(draft[key])}
              onChange={(value) => type(key, value)}
              error={isWrong(typed[key]) ? t(text.notWhole) : faultAt(save.error, `/${key}`)}
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
      {save.error && !stale && <ErrorNote error={save.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t(text.save)}
        </Button>
      </div>
      {stale && mine && (
        <BothVersions
          fields={differing(shown(mine), shown(stale))}
          onKeepMine={() => {
            kept.set({ seen: withAdministrators(stale), rules: mine, numbers: {} })
            save.mutate(mine)
          }}
          onTakeTheirs={() => {
            kept.set(beginWith(stale))
            save.reset()
          }}
          onClose={() => save.reset()}
        />
      )}
    </form>
  )
}

function beginWith(rules: SignIn): Typed {
  const seen = withAdministrators(rules)
  return { seen, rules: seen, numbers: {} }
}

/** The administrators are asked always, also where the rules that are kept leave them out. */
function withAdministrators(rules: SignIn): SignIn {
  const asked = new Set<string>([...rules.secondFactorRoles, ...administrators])
  return { ...rules, secondFactorRoles: grantedRoles.filter((role) => asked.has(role)) }
}

/** Whether something was typed that is no whole number. */
function isWrong(typed: string | undefined): boolean {
  return typed !== undefined && !Number.isInteger(numberIn(typed))
}

type Shown = readonly { readonly name: string; readonly value: string }[]

function differing(mine: Shown, theirs: Shown) {
  return mine.flatMap(({ name, value }, index) => {
    const other = theirs[index]?.value ?? ""
    return value === other ? [] : [{ name, mine: value, theirs: other }]
  })
}
