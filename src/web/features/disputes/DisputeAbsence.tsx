import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { claimsAgainst, type DisputeClaim } from "../../../domain/disputes/dispute-rules.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useDialogDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { disputesQuery } from "./disputes-api.ts"
import { becameOf, claimWords, text } from "./text.ts"

type Absence = Awaited<ReturnType<NonNullable<typeof disputesQuery.queryFn>>>["absences"][number]

interface Props {
  readonly activityId: number
  readonly topic: string
  /** Whether there is room for what was answered, and for that the time is over. */
  readonly inFull?: boolean
}

/**
 * Beside an absence of one's own: the button to dispute it, while there is time; or what became of that. Nothing where
 * nothing can be said against it.
 */
export function DisputeAbsence({ activityId, topic, inFull = false }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const { data } = useQuery(disputesQuery)
  const [open, setOpen] = useState(useHasDraft(disputeName(activityId)))
  const absence = data?.absences.find((one) => one.activityId === activityId)
  const last = data?.mine.find(({ activity }) => activity.activityId === activityId)
  if (!data || !absence) return null
  if (!absence.open) {
    if (last && last.state !== "withdrawn" && last.state !== "overtaken")
      return (
        <span className="small no-print">
          {t(becameOf(last))}
          {inFull && last.answer !== null && ` · ${t(text.answered(last.answer, last.settledBy ?? ""))}`}
        </span>
      )
    const isLate = absence.until < today
    return isLate && inFull ? (
      <p className="small no-print">{t(text.late(format.day(absence.until)))}</p>
    ) : null
  }
  return (
    <>
      <Button
        kind="quiet"
        className="no-print"
        onClick={() => setOpen(true)}
        aria-label={`${t(text.dispute)}: ${topic}`}
      >
        {t(text.dispute)}
      </Button>
      {open && (
        <DisputeDialog absence={absence} topic={topic} days={data.within} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

/** The name under which a dispute keeps what is being typed. */
const disputeName = (activityId: number) => `dispute of ${activityId}`

interface DialogProps {
  readonly absence: Absence
  readonly topic: string
  readonly days: number
  readonly onClose: () => void
}

/** A sentence, and how it was instead: each claim sends. */
function DisputeDialog({ absence, topic, days, onClose }: DialogProps) {
  const { t, format } = useText()
  const tell = useToast()
  const typed = useDialogDraft(disputeName(absence.activityId), () => ({ word: "" }), onClose)
  const { word } = typed.value
  const send = useAction({
    run: (body: { activityId: number; claim: DisputeClaim; word: string }, action) =>
      ask(api.POST("/api/disputes", { body, ...action })),
    onDone: () => {
      tell({ text: t(text.made) })
      typed.close()
    },
  })
  const { activityId, status, until } = absence
  return (
    <Dialog title={t(text.title(topic))} onClose={typed.close}>
      <TextInput
        required
        label={t(text.word)}
        hint={t(text.wordHint)}
        maxLength={200}
        value={word}
        onChange={(said) => typed.set({ word: said })}
        error={faultAt(send.error, "/word")}
      />
      <p>{t(text.which)}</p>
      <div className="actions">
        {claimsAgainst[status]?.map((claim) => (
          <Button
            key={claim}
            busy={send.isPending}
            disabled={word.trim() === ""}
            onClick={() => send.mutate({ activityId, claim, word })}
          >
            {t(claimWords[claim])}
          </Button>
        ))}
      </div>
      <p className="small">{t(text.until(format.day(until), days))}</p>
      {send.error && <ErrorNote error={send.error} />}
    </Dialog>
  )
}
