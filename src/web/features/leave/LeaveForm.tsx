import type { FormEvent } from "react"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import type { LeaveKind } from "../../../domain/shared/words.ts"
import { faultAt } from "../../api/problem.ts"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import type { Draft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { text } from "./text.ts"

/** Days of leave as they are asked for. */
export interface AskedDays {
  readonly from: string
  readonly last?: string
  readonly kind: LeaveKind
  readonly remark: string
  readonly sure?: DoubtCode[]
}

/** Days of leave while they are typed. */
export interface LeaveDraft {
  readonly kind: LeaveKind | ""
  readonly from: string
  readonly last: string
  readonly remark: string
}

export const newLeave = (today: string): LeaveDraft => ({ kind: "", from: today, last: "", remark: "" })

interface Props {
  readonly typed: Draft<LeaveDraft>
  readonly busy: boolean
  readonly error: unknown
  readonly action: string
  /** What else has to be said first. */
  readonly before?: React.ReactNode
  readonly after?: React.ReactNode
  readonly ready?: boolean
  readonly onSend: (asked: AskedDays) => void
  /** What is asked about is not so. */
  readonly onForget: () => void
}

/** Kind, first and last day, and a few words. */
export function LeaveForm({ typed, busy, error, action, before, after, ready = true, ...on }: Props) {
  const { t, words } = useText()
  const { kind, from, last, remark } = typed.value
  const send = (sure?: DoubtCode[]) => {
    if (kind === "") return
    const days = { from, ...(last === "" ? {} : { last }) }
    on.onSend({ ...days, kind, remark: kind === "sick" ? "" : remark, ...(sure ? { sure } : {}) })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!asksForUnfinished(event.currentTarget)) send()
  }
  return (
    <form className="form" onSubmit={submit}>
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      {before}
      <Chips
        label={t(text.kind)}
        value={kind}
        onChange={(said) => typed.set({ kind: said })}
        options={choices(words.leaveKinds)}
      />
      <div className="form-row">
        <DateInput
          required
          label={t(text.first)}
          value={from}
          onChange={(said) => typed.set({ from: said })}
          error={faultAt(error, "/from")}
        />
        <DateInput
          label={t(text.last)}
          hint={t(text.lastHint)}
          min={from}
          value={last}
          onChange={(said) => typed.set({ last: said })}
          error={faultAt(error, "/last")}
        />
      </div>
      {kind !== "sick" && (
        <TextInput
          label={t(text.remark)}
          hint={t(text.remarkHint)}
          maxLength={60}
          value={remark}
          onChange={(said) => typed.set({ remark: said })}
          error={faultAt(error, "/remark")}
        />
      )}
      {after}
      {isDoubt(error) ? (
        <SureQuestion problem={error} onSure={send} onClose={on.onForget} />
      ) : (
        error !== null && error !== undefined && <ErrorNote error={error} />
      )}
      <div className="actions">
        <Button kind="primary" type="submit" busy={busy} disabled={kind === "" || from === "" || !ready}>
          {action}
        </Button>
      </div>
    </form>
  )
}
