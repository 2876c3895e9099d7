import type { Dispute } from "../../../contract/disputes.ts"
import { leaveNamed } from "../../../domain/disputes/dispute-rules.ts"
import { detailsOf } from "../../../domain/events/attendance-detail.ts"
import type { AttendanceDetail } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Chips } from "../../design/Chips.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDialogDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { claimWords, text } from "./text.ts"

interface Props {
  readonly dispute: Dispute
  readonly onClose: () => void
}

const statuses = ["present", "late", "left-early", "on-leave"] as const
type Corrected = (typeof statuses)[number]

interface Typed {
  readonly status: Corrected
  readonly detail: AttendanceDetail | ""
}

/** The name under which it keeps what is chosen. */
export const acceptName = (disputeId: number) => `dispute ${disputeId} accept`

/** What the list is to say instead: begins with what the person says. */
export function AcceptDialog({ dispute, onClose }: Props) {
  const { t, words } = useText()
  const tell = useToast()
  const { disputeId, member, claim, word, detail: was, closed } = dispute
  const begin = (): Typed => ({
    status: claim === "was-there" ? "present" : "on-leave",
    detail: leaveNamed(word, was) ?? "",
  })
  const typed = useDialogDraft(acceptName(disputeId), begin, onClose)
  const { status, detail } = typed.value
  const isLeave = status === "on-leave"
  const accept = useAction({
    run: (body: { status: Corrected; detail?: AttendanceDetail }, action) =>
      ask(api.POST("/api/disputes/{disputeId}/accept", { params: { path: { disputeId } }, body, ...action })),
    onDone: () => {
      tell({ text: t(text.accepted) })
      typed.close()
    },
  })
  return (
    <FormDialog
      title={t(text.acceptTitle(member.name))}
      action={t(text.save)}
      busy={accept.isPending}
      error={accept.error}
      draft={typed}
      onDo={() => accept.mutate({ status, ...(isLeave && detail !== "" ? { detail } : {}) })}
      onClose={typed.close}
    >
      <p className="small">{t(text.says(t(claimWords[claim]), word))}</p>
      <Chips
        label={t(text.shouldBe)}
        value={status}
        onChange={(chosen) => typed.set({ status: chosen })}
        options={statuses.map((value) => ({ value, label: words.attendanceStatuses[value] }))}
      />
      {isLeave && (
        <Chips
          label={t(text.kind)}
          required
          value={detail}
          onChange={(chosen) => typed.set({ detail: chosen })}
          options={detailsOf["on-leave"].map((value) => ({ value, label: words.attendanceDetails[value] }))}
        />
      )}
      {closed && <p className="small">{t(text.closed)}</p>}
    </FormDialog>
  )
}
