import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useDialogDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import { WhoDecides } from "./Approvers.tsx"
import type { AskedDays } from "./LeaveForm.tsx"
import { ownLeaveQuery } from "./leave-api.ts"
import { text } from "./text.ts"

interface Props {
  /** The day of a meeting, `YYYY-MM-DD`. */
  readonly day: string
  /** What it is, for whoever hears the page. */
  readonly name: string
}

/** Leave from one meeting in two presses: the button knows the day, and each kind sends. Nothing where there is leave already. */
export function AskLeave({ day, name }: Props) {
  const { t } = useText()
  const [open, setOpen] = useState(useHasDraft(askName(day)))
  const mine = useQuery(ownLeaveQuery)
  const has = mine.data?.items.find(
    ({ from, last, state }) => from <= day && day <= last && (state === "asked" || state === "approved"),
  )
  const { words } = useText()
  if (has)
    return <span className="small">{`${words.leaveKinds[has.kind]} · ${words.leaveStates[has.state]}`}</span>
  return (
    <>
      <Button
        className="no-print"
        onClick={() => setOpen(true)}
        aria-label={`${t(text.askForLeave)}: ${name}`}
      >
        {t(text.askForLeave)}
      </Button>
      {open && <AskDialog day={day} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The name under which a leave from one meeting keeps what is being typed. */
const askName = (day: string) => `leave on ${day}`

function AskDialog({ day, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const { t, format, words } = useText()
  const tell = useToast()
  const mine = useQuery(ownLeaveQuery)
  const typed = useDialogDraft(askName(day), () => ({ remark: "" }), onClose)
  const { remark } = typed.value
  const send = useAction({
    run: (body: AskedDays, action) => ask(api.POST("/api/leave", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.asked) })
      typed.close()
    },
  })
  return (
    <Dialog title={t(text.askOn(format.day(day)))} onClose={typed.close}>
      <p>{t(text.whichKind)}</p>
      <div className="actions">
        {choices(words.leaveKinds).map(({ value, label }) => (
          <Button
            key={value}
            busy={send.isPending}
            onClick={() => send.mutate({ from: day, kind: value, remark: value === "sick" ? "" : remark })}
          >
            {label}
          </Button>
        ))}
      </div>
      <WhoDecides approvers={mine.data?.approvers} />
      <TextInput
        label={t(text.remark)}
        hint={t(text.remarkHint)}
        maxLength={60}
        value={remark}
        onChange={(said) => typed.set({ remark: said })}
        error={faultAt(send.error, "/remark")}
      />
      {isDoubt(send.error) && send.variables ? (
        <SureQuestion
          problem={send.error}
          onSure={(sure) => send.variables && send.mutate({ ...send.variables, sure })}
          onClose={() => send.reset()}
        />
      ) : (
        send.error && <ErrorNote error={send.error} />
      )}
    </Dialog>
  )
}
