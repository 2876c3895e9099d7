import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { Dialog } from "../../design/Dialog.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { to } from "../../paths.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useDialogDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { type Change, OneChange } from "../history/index.tsx"
import type { MeetingOf } from "./meeting-body.ts"
import { deedTexts, laterSaid, missingTexts, stateTexts, text } from "./text.ts"
import { TooManyVotes } from "./Voters.tsx"

interface Props {
  readonly meeting: MeetingOf
  /** The newest change of what the reader sees. */
  readonly seen: number
  /** Somebody has come to complete what is closed. */
  readonly reopensAtFirst: boolean
}

/** How far the record is, who signed it when, and the button for whoever signs next. */
export function RecordSheet({ meeting, seen, reopensAtFirst }: Props) {
  const { t, format } = useText()
  const { activityId, version, record, can, missing } = meeting
  const [reopens, setReopens] = useState(
    (useHasDraft(reopenName(activityId)) || reopensAtFirst) && can.includes("reopen"),
  )
  const queries = useQueryClient()
  const sign = useAction({
    run: (saw: Signing, action) =>
      ask(
        api.POST("/api/events/{activityId}/sign", {
          params: {
            path: { activityId },
            header: { "If-Match": `"${saw.version}"`, ...action.headers },
          },
          body: {
            deed: can.includes("confirm") ? "confirm" : "sign",
            seen: saw.seen,
            ...(saw.sure ? { sure: saw.sure } : {}),
          },
        }),
      ),
  })
  const changed = changedIn(sign.error)
  const doubt = isDoubt(sign.error) ? sign.error : undefined
  const lookAgain = () => {
    sign.reset()
    void queries.invalidateQueries()
  }
  const signs = can.includes("sign") || can.includes("confirm")
  const lacks = missing.flatMap((part) => (missingTexts[part] ? [{ part, name: t(missingTexts[part]) }] : []))
  return (
    <Sheet title={t(text.record)}>
      <p>{t(record.closedByItself ? deedTexts["close-by-itself"] : stateTexts[record.state])}</p>
      {record.deeds.length > 0 && (
        <ul className="deeds">
          {record.deeds.map(({ deed, by, on, reason }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was done is only added to
            <li key={place}>
              {format.day(on)} {t(deedTexts[deed])}
              {by !== null && ` ${by}`}
              {reason !== null && <small> {reason}</small>}
            </li>
          ))}
        </ul>
      )}
      {record.later.length > 0 && (
        <>
          <p>{t(text.later)}</p>
          <ul className="deeds">
            {record.later.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what has changed is only added to
              <li key={place}>{laterSaid(one, { t, format })}</li>
            ))}
          </ul>
        </>
      )}
      {signs && lacks.length > 0 && (
        <>
          <p className="small no-print">{t(text.missing(format.list(lacks.map(({ name }) => name))))}</p>
          {can.includes("edit") && (
            <p className="small row no-print">
              {lacks.map(({ part, name }) => (
                <Anchor key={part} href={to.complete(activityId, part)}>
                  {t(text.write(name))}
                </Anchor>
              ))}
            </p>
          )}
        </>
      )}
      {signs && <TooManyVotes {...meeting} />}
      {can.includes("confirm") && <p className="small no-print">{t(text.lastCorrection)}</p>}
      {sign.error && !changed && !doubt && <ErrorNote error={sign.error} />}
      <div className="actions no-print">
        {signs && (
          <Button kind="primary" busy={sign.isPending} onClick={() => sign.mutate({ seen, version })}>
            {t(can.includes("confirm") ? text.confirm : text.signAsKeeper)}
          </Button>
        )}
        {can.includes("reopen") && <Button onClick={() => setReopens(true)}>{t(text.reopen)}</Button>}
      </div>
      {changed && (
        <ChangedQuestion
          changed={changed}
          onSign={() => sign.mutate({ seen: changed.seen, version: changed.version })}
          onLook={lookAgain}
        />
      )}
      {doubt && (
        <SureQuestion
          problem={doubt}
          onSure={(sure) =>
            sign.mutate({
              seen,
              version,
              ...sign.variables,
              sure: [...(sign.variables?.sure ?? []), ...sure],
            })
          }
          onClose={() => sign.reset()}
        />
      )}
      {reopens && <ReopenDialog meeting={meeting} onClose={() => setReopens(false)} />}
    </Sheet>
  )
}

/** What is signed, as it was seen, and what was asked about and is so. */
interface Signing {
  readonly seen: number
  readonly version: number
  readonly sure?: DoubtCode[]
}

/** What was changed since the reader opened the record; empty where they do not see the whole list. */
interface Changed {
  readonly changes: readonly Change[]
  readonly seen: number
  readonly version: number
}

function changedIn(error: unknown): Changed | undefined {
  return isProblem(error, "record-changed") ? (error.document as unknown as Changed) : undefined
}

interface ChangedProps {
  readonly changed: Changed
  readonly onSign: () => void
  readonly onLook: () => void
}

/** Whoever is about to sign something else than what they saw is asked again, with what is different. */
function ChangedQuestion({ changed: { changes }, onSign, onLook }: ChangedProps) {
  const { t } = useText()
  return (
    <Dialog
      title={t(text.changedTitle)}
      onClose={onLook}
      actions={
        <>
          <Button onClick={onLook}>{t(text.lookAgain)}</Button>
          {changes.length > 0 && (
            <Button kind="primary" onClick={onSign}>
              {t(text.signAllTheSame)}
            </Button>
          )}
        </>
      }
    >
      <p>{t(changes.length > 0 ? text.changedNote : text.changedElsewhere)}</p>
      <ul className="changes">
        {changes.map((change) => (
          <OneChange key={change.changeId} change={change} />
        ))}
      </ul>
    </Dialog>
  )
}

/** The name under which a reopening keeps what is being typed. */
const reopenName = (activityId: number) => `event ${activityId} reopen`

interface DialogProps {
  readonly meeting: MeetingOf
  readonly onClose: () => void
}

function ReopenDialog({ meeting: { activityId, version }, onClose }: DialogProps) {
  const { t } = useText()
  const typed = useDialogDraft(reopenName(activityId), () => ({ reason: "" }), onClose)
  const { reason } = typed.value
  const reopen = useAction({
    run: (body: { readonly reason: string }, action) =>
      ask(
        api.POST("/api/events/{activityId}/reopen", {
          params: { path: { activityId }, header: { "If-Match": `"${version}"`, ...action.headers } },
          body,
        }),
      ),
    onDone: typed.close,
  })
  return (
    <FormDialog
      title={t(text.reopenTitle)}
      action={t(text.reopen)}
      busy={reopen.isPending}
      error={reopen.error}
      draft={typed}
      onDo={() => reason.trim() !== "" && reopen.mutate({ reason })}
      onClose={typed.close}
    >
      <p>{t(text.reopenHelp)}</p>
      <TextInput
        required
        label={t(text.reason)}
        value={reason}
        maxLength={500}
        onChange={(said) => typed.set({ reason: said })}
      />
    </FormDialog>
  )
}
