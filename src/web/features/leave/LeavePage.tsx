import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { WhoDecides } from "./Approvers.tsx"
import { type AskedDays, type LeaveDraft, LeaveForm, newLeave } from "./LeaveForm.tsx"
import { LeaveRows } from "./LeaveRows.tsx"
import { ownLeaveQuery } from "./leave-api.ts"
import { text } from "./text.ts"

/** One's own leave: asked for by days, and what became of it. */
export function LeavePage() {
  const { t } = useText()
  const mine = useQuery(ownLeaveQuery)
  return (
    <div className="stack">
      <PageHead title={t(text.mine)} note={t(text.leaveNote)} />
      <NewLeave />
      <Sheet title={t(text.mine)}>
        <Loaded query={mine}>
          {({ items, more }) =>
            items.length === 0 ? (
              <EmptyState title={t(text.noneMine)}>{t(text.noneMineHow)}</EmptyState>
            ) : (
              <>
                <LeaveRows leaves={items} own />
                {more && <p className="small">{t(text.more)}</p>}
              </>
            )
          }
        </Loaded>
      </Sheet>
    </div>
  )
}

function NewLeave() {
  const { t } = useText()
  const { today } = useSession()
  const tell = useToast()
  const mine = useQuery(ownLeaveQuery)
  const typed = useDraft<LeaveDraft>("leave new", () => newLeave(today))
  const send = useAction({
    run: (body: AskedDays, action) => ask(api.POST("/api/leave", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.asked) })
      typed.startAnew()
    },
  })
  // What was refused is over once the list says something else.
  return (
    <Sheet title={t(text.newLeave)} className="no-print">
      <LeaveForm
        typed={typed}
        busy={send.isPending}
        error={mine.dataUpdatedAt > send.submittedAt ? null : send.error}
        action={t(text.send)}
        after={<WhoDecides approvers={mine.data?.approvers} />}
        onSend={(asked) => send.mutate(asked)}
        onForget={() => send.reset()}
      />
    </Sheet>
  )
}
