import { useText } from "../text/use-text.ts"
import { Chips } from "./Chips.tsx"
import { TextInput } from "./TextInput.tsx"
import { text } from "./text.ts"

interface Props {
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** Asks why something is changed that was written down already: by one press, or in words of one's own. */
export function ReasonField({ value, onChange }: Props) {
  const { t } = useText()
  const usual = [text.writtenWrongly, text.leftOut, text.knownLater].map(t)
  return (
    <div className="form">
      <Chips
        label={t(text.whyChanged)}
        options={usual.map((reason) => ({ value: reason, label: reason }))}
        value={value}
        onChange={onChange}
      />
      <TextInput
        label={t(text.whyInWords)}
        hint={t(text.whyHint)}
        maxLength={200}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
