import { faultAt } from "../../api/problem.ts"
import { DateInput } from "../../design/DateInput.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { TimeInput } from "../../design/TimeInput.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** A call as it is typed. */
export interface TypedCall {
  readonly on: string
  readonly at: string
  readonly whom: string
  readonly note: string
}

interface Props {
  readonly draft: TypedCall
  readonly onChange: (part: Partial<TypedCall>) => void
  readonly error: unknown
}

/** When a call was made, and to whom. */
export function WhenAndWhom({ draft: { on, at, whom }, onChange, error }: Props) {
  const { t } = useText()
  return (
    <>
      <DateInput label={t(text.when)} required value={on} onChange={(value) => onChange({ on: value })} />
      <TimeInput label={t(text.at)} required value={at} onChange={(value) => onChange({ at: value })} />
      <TextInput
        label={t(text.whom)}
        hint={t(text.whomHint)}
        required
        maxLength={50}
        value={whom}
        onChange={(value) => onChange({ whom: value })}
        error={faultAt(error, "/whom")}
      />
    </>
  )
}

/** What came of a call. */
export function CallNote({ draft: { note }, onChange, error }: Props) {
  const { t } = useText()
  return (
    <TextInput
      label={t(text.note)}
      hint={t(text.noteHint)}
      maxLength={200}
      value={note}
      onChange={(value) => onChange({ note: value })}
      error={faultAt(error, "/note")}
    />
  )
}

/** A call as the API takes it. */
export const callIn = ({ on, at, whom, note }: TypedCall) => ({ at: `${on} ${at}`, whom, note })
