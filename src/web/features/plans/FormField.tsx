import { useState } from "react"
import { mayPlan } from "../../../domain/plans/planned-by.ts"
import { kindOfForm } from "../../../domain/plans/progress.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { activityKinds, type OrgKind } from "../../../domain/shared/words.ts"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly value: string
  readonly unitKind: OrgKind
  readonly onChange: (form: string) => void
}

const own = "own words"

/** The form of a line: a kind of activity that the unit holds by its word, or one in own words. */
export function FormField({ value, unitKind, onChange }: Props) {
  const { t, words } = useText()
  const [writes, setWrites] = useState(value !== "" && kindOfForm(value) === undefined)
  const options = Object.entries(activityKinds)
    .filter(([word, kind]) => mayPlan(unitKind, kind) || word === value)
    .map(([word, kind]) => ({ value: word, label: words.activityKinds[kind] }))
  return (
    <>
      <Select
        label={t(text.form)}
        empty={t(text.formNotSaid)}
        options={[...options, { value: own, label: t(text.ownForm) }]}
        value={writes ? own : value}
        onChange={(chosen) => {
          setWrites(chosen === own)
          onChange(chosen === own ? "" : chosen)
        }}
      />
      {writes && (
        <TextInput label={t(text.formOther)} maxLength={lengths.form} value={value} onChange={onChange} />
      )}
    </>
  )
}
