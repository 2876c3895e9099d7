import { changeReason } from "../api/change-reason.ts"
import { useText } from "../text/use-text.ts"
import { DateInput } from "./DateInput.tsx"
import { RadioGroup } from "./RadioGroup.tsx"
import { ReasonField } from "./ReasonField.tsx"
import { text } from "./text.ts"

/** Since when a change holds: from a day on, or it was always so. */
export interface SinceWhen {
  readonly always: boolean
  readonly from: string
  /** Why what was kept is corrected, where it was always so. */
  readonly reason?: string
}

interface Props {
  readonly since: SinceWhen
  readonly onChange: (since: SinceWhen) => void
  /** No later day than this. */
  readonly today: string
  /** What is wrong with the day. */
  readonly error?: string | undefined
}

/** Asks since when a change holds. */
export function Since({ since, onChange, today, error }: Props) {
  const { t } = useText()
  return (
    <>
      <RadioGroup
        label={t(text.sinceWhen)}
        value={since.always ? "always" : "from"}
        onChange={(which) => onChange({ ...since, always: which === "always" })}
        options={[
          { value: "from", label: t(text.sinceDay), hint: t(text.sinceDayHint) },
          { value: "always", label: t(text.sinceAlways), hint: t(text.sinceAlwaysHint) },
        ]}
      />
      {!since.always && (
        <DateInput
          label={t(text.sinceFrom)}
          required
          max={today}
          value={since.from}
          error={error}
          onChange={(from) => onChange({ ...since, from })}
        />
      )}
      {since.always && (
        <ReasonField value={since.reason ?? ""} onChange={(reason) => onChange({ ...since, reason })} />
      )}
    </>
  )
}

/** The header that says why, where a correction has a reason. */
export function sinceReason({ always, reason = "" }: SinceWhen): ReturnType<typeof changeReason> {
  return always ? changeReason(reason) : {}
}

/** As the API takes it. */
export function sinceBody({ always, from }: SinceWhen): { always: true } | { from: string } {
  return always ? { always: true } : { from }
}
