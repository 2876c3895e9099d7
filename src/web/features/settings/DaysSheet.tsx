import type { Said } from "../../../contract/refusals.ts"
import { faultAt } from "../../api/problem.ts"
import type { ActionHeaders } from "../../api/use-action.ts"
import { Lines } from "../../design/Lines.tsx"
import { NumberInput, numberIn } from "../../design/NumberInput.tsx"
import { useText } from "../../text/use-text.ts"
import { SettingForm } from "./SettingForm.tsx"
import { SettingSheet } from "./SettingSheet.tsx"
import { useSetting } from "./use-setting.ts"

/** Days as they are typed; nothing: never, or for ever. */
type Typed<Name extends string> = Readonly<Record<Name, string>>
type Days<Name extends string> = Readonly<Record<Name, number | null>>

interface Props<Name extends string> {
  /** Under which name what is typed is kept. */
  readonly draft: string
  readonly saved: Days<Name> & { readonly version: number }
  readonly may: boolean
  readonly title: Said
  readonly what: Said
  /** The numbers of days that it is made of, in their order. */
  readonly names: readonly Name[]
  readonly labelOf: (name: Name) => Said
  readonly least: number
  readonly most: number
  readonly hint: Said
  readonly wrong: Said
  readonly days: (count: number) => Said
  /** What no number says; left out: there must be one. */
  readonly without?: Said
  readonly write: (days: Days<Name>, version: string, action: ActionHeaders) => Promise<unknown>
}

/** A setting that is made of numbers of days: to read, or to change for whoever may. */
export function DaysSheet<Name extends string>(props: Props<Name>) {
  const { t } = useText()
  const shown = useShown(props)
  return (
    <SettingSheet
      title={t(props.title)}
      what={t(props.what)}
      may={props.may}
      form={<DaysForm {...props} />}
      shown={<Lines items={shown(typedOf(props, props.saved))} />}
    />
  )
}

function DaysForm<Name extends string>(props: Props<Name>) {
  const { t } = useText()
  const { names, labelOf, most, hint, write } = props
  const shown = useShown(props)
  const setting = useSetting({
    name: props.draft,
    saved: props.saved,
    fieldsOf: (saved: Days<Name>) => typedOf(props, saved),
    write: (mine, version, action) =>
      write(
        ofEach(names, (name) => daysIn(mine[name])),
        version,
        action,
      ),
  })
  const { mine, error } = setting
  return (
    <SettingForm setting={setting} ready={!names.some((name) => isWrong(props, mine[name]))} shown={shown}>
      {names.map((name) => (
        <NumberInput
          key={name}
          required={props.without === undefined}
          label={t(labelOf(name))}
          hint={t(hint)}
          maxLength={String(most).length}
          value={mine[name]}
          onChange={(value) => setting.type(ofEach([name], () => value))}
          error={isWrong(props, mine[name]) ? t(props.wrong) : faultAt(error, `/${name}`)}
        />
      ))}
    </SettingForm>
  )
}

/** The days as names and values for people. */
function useShown<Name extends string>({ names, labelOf, days, without }: Props<Name>) {
  const { t } = useText()
  return (typed: Typed<Name>) =>
    names.map((name) => {
      const count = daysIn(typed[name])
      const said = count === null ? without : days(count)
      return { name: t(labelOf(name)), value: said ? t(said) : "" }
    })
}

function ofEach<Name extends string, T>(names: readonly Name[], of: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, T>
}

function typedOf<Name extends string>({ names }: Props<Name>, saved: Days<Name>): Typed<Name> {
  return ofEach(names, (name) => String(saved[name] ?? ""))
}

function daysIn(typed: string): number | null {
  return typed.trim() === "" ? null : (numberIn(typed) ?? null)
}

function isWrong(
  { least, most, without }: Pick<Props<string>, "least" | "most" | "without">,
  typed: string,
): boolean {
  if (typed.trim() === "") return without === undefined
  const days = numberIn(typed)
  return days === undefined || !Number.isInteger(days) || days < least || days > most
}
