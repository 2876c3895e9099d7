import type { ReactNode } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { DisputeAbsence } from "../disputes/index.tsx"
import { AskMakeUp } from "../make-ups/index.tsx"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"

interface Props {
  readonly activityId: number
  readonly topic: string
  readonly mine: NonNullable<EventBody["mine"]>
}

/** The reader's own part: how they stand, or the button to say that they are there. Nobody has to press it. */
export function OwnAttendance({ activityId, topic, mine }: Props) {
  const { t, format, words } = useText()
  const { today } = useSession()
  const record = useAction({
    run: (_: undefined, action) =>
      ask(
        api.POST("/api/events/{activityId}/attendance/self", {
          params: { path: { activityId } },
          body: {},
          ...action,
        }),
      ),
  })
  const dispute = <DisputeAbsence activityId={activityId} topic={topic} inFull />
  if (mine.arrangedFor !== null)
    return <Said sentence={t(text.iMakeUp(format.day(mine.arrangedFor)))}>{dispute}</Said>
  if (mine.status !== null) {
    if (mine.status === "made-up" && mine.madeUpOn !== null && mine.madeUpOn > today)
      return <Said sentence={t(text.iMakeUp(format.day(mine.madeUpOn)))} />
    return (
      <Sheet className="no-print">
        <div className="row between">
          <p>
            {t(text.iStand(words.attendanceStatuses[mine.status]))}
            {mine.selfRecorded && <small> {t(text.selfMark)}</small>}
          </p>
          {dispute}
          {mine.makeUpUntil !== null && <AskMakeUp activityId={activityId} topic={topic} />}
        </div>
      </Sheet>
    )
  }
  if (mine.notNow === "too-early") return <Said sentence={t(text.notNowEarly)} />
  if (mine.notNow === "too-late") return <Said sentence={t(text.notNowLate)} />
  if (mine.notNow !== null) return null
  return (
    <Sheet className="no-print">
      <div className="row between">
        <p className="small">{t(text.iAmHereHelp)}</p>
        <Button kind="primary" busy={record.isPending} onClick={() => record.mutate(undefined)}>
          {t(text.iAmHere)}
        </Button>
      </div>
      {record.error && <ErrorNote error={record.error} />}
    </Sheet>
  )
}

function Said({ sentence, children }: { readonly sentence: string; readonly children?: ReactNode }) {
  return (
    <Sheet className="no-print">
      <div className="row between">
        <p className="small">{sentence}</p>
        {children}
      </div>
    </Sheet>
  )
}
