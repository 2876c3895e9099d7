import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** A password being chosen, typed twice. */
export interface Chosen {
  readonly next: string
  readonly again: string
}

export const nothingChosen: Chosen = { next: "", again: "" }

/** Whether both are the same: only then is it sent. */
export function isSame({ next, again }: Chosen): boolean {
  return next !== "" && next === again
}

interface Props {
  readonly value: Chosen
  readonly onChange: (value: Chosen) => void
  /** It was tried to go on. */
  readonly tried: boolean
}

export function NewPassword({ value, onChange, tried }: Props) {
  const { t } = useText()
  return (
    <>
      <TextInput
        label={t(text.next)}
        hint={t(text.nextHint)}
        required
        type="password"
        value={value.next}
        onChange={(next) => onChange({ ...value, next })}
        autoComplete="new-password"
      />
      <TextInput
        label={t(text.again)}
        required
        type="password"
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        autoComplete="new-password"
        error={tried && !isSame(value) ? t(text.differs) : undefined}
      />
    </>
  )
}
