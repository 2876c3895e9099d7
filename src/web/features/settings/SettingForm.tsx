import type { FormEvent, ReactNode } from "react"
import { BothVersions, type Compared } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { SettingTyped } from "./use-setting.ts"

interface Props<Fields extends object> {
  readonly setting: SettingTyped<Fields>
  /** What is typed can be sent. */
  readonly ready: boolean
  /** Fields as they are shown to people, always as many and in the same order. */
  readonly shown: (fields: Fields) => readonly { readonly name: string; readonly value: ReactNode }[]
  readonly children: ReactNode
}

/** A setting as it is changed; what somebody else stored meanwhile is shown beside it. */
export function SettingForm<Fields extends object>({ setting, ready, shown, children }: Props<Fields>) {
  const { t } = useText()
  const { conflict } = setting
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) setting.save()
  }
  return (
    <form className="form" onSubmit={submit}>
      {setting.resumed && <Resumed onAnew={setting.startAnew} />}
      {children}
      {setting.error && <ErrorNote error={setting.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={setting.busy}>
          {t(text.save)}
        </Button>
      </div>
      {conflict && (
        <BothVersions
          fields={differing(shown(conflict.mine), shown(conflict.theirs))}
          {...conflict.answers}
        />
      )}
    </form>
  )
}

type Shown = readonly { readonly name: string; readonly value: ReactNode }[]

function differing(mine: Shown, theirs: Shown): Compared[] {
  return mine.flatMap(({ name, value }, index) => {
    const other = theirs[index]?.value
    return value === other ? [] : [{ name, mine: value, theirs: other }]
  })
}
