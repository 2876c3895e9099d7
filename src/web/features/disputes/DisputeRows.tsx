import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Dispute } from "../../../contract/disputes.ts"
import { dayOf, daysBetween } from "../../../domain/shared/calendar.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { useSentenceOf } from "../../design/ErrorNote.tsx"
import { FirstOf } from "../../design/FirstOf.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { AcceptDialog, acceptName } from "./AcceptDialog.tsx"
import { AnswerDialog, answerName } from "./AnswerDialog.tsx"
import { disputesQuery } from "./disputes-api.ts"
import { becameOf, claimWords, text } from "./text.ts"

/** What waits for the reader to settle: on their home, or of one activity on its page. Nothing where nothing does. */
export function DisputesToSettle({ activityId }: { readonly activityId?: number }) {
  const { t } = useText()
  const { toSettle: waiting = [], moreToSettle: more = false } = useQuery(disputesQuery).data ?? {}
  const here = waiting.filter(
    ({ activity }) => activityId === undefined || activity.activityId === activityId,
  )
  if (here.length === 0) return null
  return (
    <Sheet title={t(text.toSettle)} className="no-print">
      <FirstOf items={here}>
        {(disputes) => (
          <ul className="owe-list">
            {disputes.map((one) => (
              <LineToSettle key={one.disputeId} dispute={one} />
            ))}
          </ul>
        )}
      </FirstOf>
      <Cut shown={here.length} more={more} />
    </Sheet>
  )
}

function LineToSettle({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useText()
  const about = useAbout(dispute)
  const { member, activity, claim, word } = dispute
  return (
    <li>
      <div>
        <Anchor href={to.event(activity.activityId)}>{t(text.line(member.name, activity.topic))}</Anchor>
        <p className="small">
          {about} · {t(text.says(t(claimWords[claim]), word))}
        </p>
      </div>
      <SettleDeeds dispute={dispute} />
    </li>
  )
}

/** Days for which what became of one's dispute stands on one's home. */
const shownFor = 15

/** One's own disputes that wait, or were settled lately. */
export function OwnDisputes() {
  const { t } = useText()
  const { today } = useSession()
  const mine = useQuery(disputesQuery).data?.mine ?? []
  const shown = mine.filter(
    ({ state, settledAt }) =>
      state !== "withdrawn" &&
      (settledAt === null || daysBetween(dayOf(settledAt.slice(0, 10)), today) <= shownFor),
  )
  if (shown.length === 0) return null
  return (
    <Sheet title={t(text.mine)}>
      <FirstOf items={shown}>
        {(disputes) => (
          <ul className="owe-list">
            {disputes.map((one) => (
              <OwnLine key={one.disputeId} dispute={one} />
            ))}
          </ul>
        )}
      </FirstOf>
    </Sheet>
  )
}

function OwnLine({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useText()
  const tell = useToast()
  const sentenceOf = useSentenceOf()
  const about = useAbout(dispute)
  const stands = useStands()
  const { disputeId, activity, claim, word, state, answer, settledBy, now, can } = dispute
  const withdraw = useAction({
    run: (_: undefined, action) =>
      ask(
        api.POST("/api/disputes/{disputeId}/withdraw", {
          params: { path: { disputeId } },
          body: {},
          ...action,
        }),
      ),
    onDone: () => tell({ text: t(text.withdrawn) }),
    onRefused: (error) => tell({ text: sentenceOf(error) }),
  })
  const outcome =
    state === "answered"
      ? t(text.answered(answer ?? "", settledBy ?? ""))
      : state === "accepted"
        ? t(text.correctedBy(settledBy ?? "", now ? stands(now) : t(text.noRow)))
        : undefined
  return (
    <li>
      <div>
        <Anchor href={to.event(activity.activityId)}>
          <Shortened>{activity.topic}</Shortened>
        </Anchor>{" "}
        <small>{t(becameOf(dispute))}</small>
        <p className="small">
          {[about, t(text.said(t(claimWords[claim]), word)), outcome].filter(Boolean).join(" · ")}
        </p>
      </div>
      {can.includes("withdraw") && (
        <Button
          kind="quiet"
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate(undefined)}
          aria-label={`${t(text.withdraw)}: ${activity.topic}`}
        >
          {t(text.withdraw)}
        </Button>
      )}
    </li>
  )
}

/** What the list had of them, and on which day. */
function useAbout({ activity, status, detail }: Dispute): string {
  const { t, format } = useText()
  const stands = useStands()
  return t(text.about(format.day(activity.on), stands({ status, detail })))
}

/** How somebody stands, with the kind of leave. */
function useStands(): (how: Pick<Dispute, "status" | "detail">) => string {
  const { words, format } = useText()
  return ({ status, detail }) => {
    const said = words.attendanceStatuses[status]
    return detail ? format.aside(said, words.attendanceDetails[detail]) : said
  }
}

function SettleDeeds({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useText()
  const answering = useHasDraft(answerName(dispute.disputeId))
  const accepting = useHasDraft(acceptName(dispute.disputeId))
  const [asked, setAsked] = useState<"accept" | "answer" | undefined>(
    answering ? "answer" : accepting ? "accept" : undefined,
  )
  const { member, activity } = dispute
  const about = `${member.name} ${activity.topic}`
  const close = () => setAsked(undefined)
  return (
    <div className="actions">
      <Button kind="primary" onClick={() => setAsked("accept")} aria-label={`${t(text.accept)}: ${about}`}>
        {t(text.accept)}
      </Button>
      <Button onClick={() => setAsked("answer")} aria-label={`${t(text.answer)}: ${about}`}>
        {t(text.answer)}
      </Button>
      {asked === "accept" && <AcceptDialog dispute={dispute} onClose={close} />}
      {asked === "answer" && <AnswerDialog dispute={dispute} onClose={close} />}
    </div>
  )
}
