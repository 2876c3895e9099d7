import { useState } from "react"
import { lengths } from "../../../domain/shared/plain-text.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly value: string
  readonly kinds: Readonly<Record<string, ActivityKind>>
  readonly onChange: (form: string) => void
}

const own = "own words"

/** The form of a line: a kind of activity by its word, or one in own words. */
export function FormField({ value, kinds, onChange }: Props) {
  const { t, words } = useText()
  const [writes, setWrites] = useState(value !== "" && !(value in kinds))
  const options = Object.entries(kinds).map(([word, kind]) => ({
    value: word,
    label: words.activityKinds[kind],
  }))
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
