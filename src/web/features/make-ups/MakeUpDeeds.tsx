import { useState } from "react"
import type { MakeUp } from "../../../contract/make-ups.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { useSentenceOf } from "../../design/ErrorNote.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { ConfirmDialog, confirmName } from "./ConfirmDialog.tsx"
import { text } from "./text.ts"

interface Props {
  readonly makeUp: MakeUp
  /** What was being typed opens again by itself; not where the same row stands elsewhere on the page. */
  readonly reopens?: boolean
}

/** What the reader may do with a make-up: confirm it, arrange it, take it back. */
export function MakeUpDeeds({ makeUp, reopens = true }: Props) {
  const { t, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const sentenceOf = useSentenceOf()
  const { makeUpId, can, member, activity } = makeUp
  const params = { path: { makeUpId } }
  const onRefused = (error: Error) => tell({ text: sentenceOf(error) })
  const confirm = useAction({
    run: (body: { alone: boolean }, action) =>
      ask(api.POST("/api/make-ups/{makeUpId}/confirm", { params, body, ...action })),
    onDone: ({ state }) => tell({ text: t(state === "done" ? text.done : text.confirmed) }),
    onRefused,
  })
  const takeBack = useAction({
    run: (_: undefined, action) =>
      ask(api.POST("/api/make-ups/{makeUpId}/take-back", { params, body: {}, ...action })),
    onDone: () => tell({ text: t(text.takenBack) }),
    onRefused,
  })
  const [saying, setSaying] = useState(
    useHasDraft(confirmName(makeUpId)) && reopens && can.includes("confirm"),
  )
  const about = `${member.name} ${format.day(activity.on)} ${activity.topic}`
  // Arranged for today, or with a day that the other has named: one press. Otherwise it is asked which day it was.
  const isSure = makeUp.toldOn !== null || makeUp.plannedOn === today
  return (
    <div className="actions no-print">
      {can.includes("confirm") && (
        <Button
          kind="primary"
          busy={confirm.isPending}
          onClick={() => (isSure ? confirm.mutate({ alone: false }) : setSaying(true))}
          aria-label={`${t(text.confirm)}: ${about}`}
        >
          {t(text.confirm)}
        </Button>
      )}
      {can.includes("confirm") && isSure && (
        <Button kind="quiet" onClick={() => setSaying(true)} aria-label={`${t(text.sayHow)}: ${about}`}>
          {t(text.sayHow)}
        </Button>
      )}
      {saying && <ConfirmDialog makeUp={makeUp} onClose={() => setSaying(false)} />}
      {can.includes("confirm-alone") && isSure && (
        <Button
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ alone: true })}
          aria-label={`${t(text.confirmAlone)}: ${about}`}
        >
          {t(text.confirmAlone)}
        </Button>
      )}
      {can.includes("arrange") && (
        <LinkButton
          href={to.makeUp(activity.activityId, member.memberId)}
          aria-label={`${t(text.arrange)}: ${about}`}
        >
          {t(text.arrange)}
        </LinkButton>
      )}
      {can.includes("take-back") && (
        <Button
          kind="quiet"
          busy={takeBack.isPending}
          onClick={() => takeBack.mutate(undefined)}
          aria-label={`${t(text.takeBack)}: ${about}`}
        >
          {t(text.takeBack)}
        </Button>
      )}
    </div>
  )
}
