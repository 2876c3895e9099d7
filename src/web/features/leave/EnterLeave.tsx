import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { type AskedDays, type LeaveDraft, LeaveForm, newLeave } from "./LeaveForm.tsx"
import { approverQuery } from "./leave-api.ts"
import { text } from "./text.ts"

type Entered = AskedDays & { readonly memberId: number; readonly approved: boolean }

interface Draft extends LeaveDraft {
  readonly who: Found | null
  readonly approved: boolean
}

/** Leave for somebody who phoned; whoever decides may approve it with the same press. */
export function EnterLeave({ unitId }: { readonly unitId: number }) {
  const { t } = useText()
  const { today, name } = useSession()
  const tell = useToast()
  // What was typed to find somebody goes with them: the field begins anew.
  const [entered, setEntered] = useState(0)
  const typed = useDraft<Draft>(`leave entered ${unitId}`, () => ({
    ...newLeave(today),
    who: null,
    approved: false,
  }))
  const { who, approved } = typed.value
  const approver = useQuery(approverQuery(unitId))
  const decides = approver.data?.holders.some((one) => one.name === name) ?? false
  const enter = useAction({
    run: (body: Entered, action) => ask(api.POST("/api/leave/entered", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.entered) })
      typed.startAnew()
      setEntered((before) => before + 1)
    },
  })
  const search = async (typed: string, signal: AbortSignal): Promise<Found[]> => {
    const query = typed.trim() === "" ? {} : { q: typed.trim().slice(0, 50) }
    const { items } = await ask(
      api.GET("/api/units/{unitId}/sitting-people", { params: { path: { unitId }, query }, signal }),
    )
    return items.map(({ memberId, name: label, code }) => ({ value: String(memberId), label, detail: code }))
  }
  return (
    <Sheet title={t(text.enterFor)} className="no-print">
      <p className="small">{t(text.enterNote)}</p>
      <LeaveForm
        typed={typed}
        busy={enter.isPending}
        // What was refused is over once something was changed here since.
        error={approver.dataUpdatedAt > enter.submittedAt ? null : enter.error}
        action={t(text.enterFor)}
        ready={who !== null}
        before={
          <Combobox
            key={entered}
            required
            label={t(text.who)}
            placeholder={t(text.whoHint)}
            value={who}
            onChange={(found) => typed.set({ who: found })}
            search={search}
          />
        }
        after={
          decides && (
            <Checkbox
              label={t(text.approveToo)}
              checked={approved}
              onChange={(said) => typed.set({ approved: said })}
            />
          )
        }
        onSend={(asked) =>
          enter.mutate({ ...asked, memberId: Number(who?.value), approved: decides && approved })
        }
        onForget={() => enter.reset()}
      />
    </Sheet>
  )
}
