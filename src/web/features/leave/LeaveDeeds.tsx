import { useState } from "react"
import type { Leave } from "../../../contract/leave.ts"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { useSentenceOf } from "../../design/ErrorNote.tsx"
import { useToast } from "../../design/Toast.tsx"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { BackDialog, backName } from "./BackDialog.tsx"
import { cameOn } from "./came-on.ts"
import { RefuseDialog, refusalName } from "./RefuseDialog.tsx"
import { text } from "./text.ts"

type Deed = "approve" | "withdraw" | "take-return-back"

/**
 * What the reader may do with a leave: approve it in one press, refuse it with a word, withdraw it, end it on a day, and
 * let it run on where that was a mistake.
 */
export function LeaveDeeds({ leave }: { readonly leave: Leave }) {
  const speech = useText()
  const { t, format } = speech
  const tell = useToast()
  const sentenceOf = useSentenceOf()
  const { memberId } = useSession()
  const [refusing, setRefusing] = useState(useHasDraft(refusalName(leave.leaveId)))
  const [isBack, setBack] = useState(useHasDraft(backName(leave.leaveId)))
  const { can, member, from, last } = leave
  const about = `${member.name} ${t(text.span(format.day(from), format.day(last)))}`
  const params = { path: { leaveId: leave.leaveId } }
  const backWord = t(member.memberId === memberId ? text.comeBack : text.isBack)
  const run = useAction({
    run: ({ deed, ...sure }: { deed: Deed; sure?: DoubtCode[] }, action) => {
      if (deed === "approve") {
        const body = { approve: true, ...sure }
        return ask(api.POST("/api/leave/{leaveId}/decide", { params, body, ...action }))
      }
      if (deed === "withdraw")
        return ask(api.POST("/api/leave/{leaveId}/withdraw", { params, body: {}, ...action }))
      return ask(api.POST("/api/leave/{leaveId}/take-return-back", { params, body: {}, ...action }))
    },
    onDone: (now, { deed }) => {
      const came = deed === "approve" && now.attended.length > 0
      const runsOn = text.returnTakenBack
      const done = { approve: text.approved, withdraw: text.withdrawn, "take-return-back": runsOn }[deed]
      tell({ text: t(came ? text.approvedYetCame(cameOn(now, speech)) : done) })
    },
    onRefused: (error) => {
      if (!isDoubt(error)) tell({ text: sentenceOf(error) })
    },
  })
  const doubt = isDoubt(run.error) ? run.error : undefined
  const button = (deed: Deed, word: string, kind?: "primary" | "quiet") => (
    <Button
      {...(kind ? { kind } : {})}
      busy={run.isPending}
      onClick={() => run.mutate({ deed })}
      aria-label={`${word}: ${about}`}
    >
      {word}
    </Button>
  )
  return (
    <div className="actions no-print">
      {can.includes("decide") && button("approve", t(text.approve), "primary")}
      {can.includes("decide") && (
        <Button onClick={() => setRefusing(true)} aria-label={`${t(text.refuse)}: ${about}`}>
          {t(text.refuse)}
        </Button>
      )}
      {can.includes("return") && (
        <Button onClick={() => setBack(true)} aria-label={`${backWord}: ${about}`}>
          {backWord}
        </Button>
      )}
      {can.includes("withdraw") && !can.includes("decide") && button("withdraw", t(text.withdraw))}
      {can.includes("take-return-back") && button("take-return-back", t(text.takeReturnBack), "quiet")}
      {can.includes("take-back") && (
        <Button kind="quiet" onClick={() => setRefusing(true)} aria-label={`${t(text.takeBack)}: ${about}`}>
          {t(text.takeBack)}
        </Button>
      )}
      {doubt && (
        <SureQuestion
          problem={doubt}
          onSure={(sure) => run.mutate({ deed: "approve", sure })}
          onClose={() => run.reset()}
        />
      )}
      {isBack && <BackDialog leave={leave} onClose={() => setBack(false)} />}
      {refusing && <RefuseDialog leave={leave} onClose={() => setRefusing(false)} />}
    </div>
  )
}
