import { useQuery } from "@tanstack/react-query"
import type { DoubtCode } from "../../../domain/events/doubts.ts"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { asksForUnfinished } from "../../design/unfinished.ts"
import { isDoubt, SureQuestion } from "../../shell/SureQuestion.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { draftNames } from "./draft-names.ts"
import { eventRoll } from "./event-roll.ts"
import { Guests } from "./Guests.tsx"
import { markHeldBody, marksOf } from "./list-changes.ts"
import type { GuestList } from "./many-people.ts"
import { Roster } from "./Roster.tsx"
import { leaveMarks, type Marks, pressedOver } from "./roster-marks.ts"
import { text } from "./text.ts"
import type { EventBody, HoldBody, Roll } from "./types.ts"

interface Props {
  readonly event: EventBody
  readonly onDone: () => void
}

/** What was planned was held: everybody was there but those named. Leave that was asked for stays. */
export function MarkHeld({ event, onDone }: Props) {
  const { t } = useText()
  const roll = useQuery(eventRoll(event.activityId))
  return (
    <Sheet title={t(text.attendance)}>
      <Loaded query={roll} lines={5}>
        {(loaded) => (
          <HeldList event={event} roll={loaded} onDone={onDone} onLookAgain={() => void roll.refetch()} />
        )}
      </Loaded>
    </Sheet>
  )
}

interface HeldProps extends Props {
  readonly roll: Roll
  /** Others are expected by now. */
  readonly onLookAgain: () => void
}

interface Typed extends GuestList {
  readonly marks: Marks
}

function HeldList({ event, roll, onDone, onLookAgain }: HeldProps) {
  const { t, format } = useText()
  const tell = useToast()
  const { activityId, version } = event
  const typed = useDraft<Typed>(draftNames.hold(activityId), () => ({
    marks: {},
    guests: [],
    guestNames: [],
    typedNames: "",
  }))
  const { guests, guestNames, typedNames } = typed.value
  const unsaid = { ...leaveMarks(roll.people), ...marksOf(event.attendance) }
  const marks = { ...unsaid, ...typed.value.marks }
  const madeUp = event.attendance.flatMap(({ member, status }) =>
    status === "made-up" ? [member.memberId] : [],
  )
  const body = markHeldBody(event, roll, { ...typed.value, marks })
  const close = () => {
    typed.finish()
    onDone()
  }
  const hold = useAction({
    run: (sent: HoldBody, action) =>
      ask(
        api.POST("/api/events/{activityId}/hold", {
          params: { path: { activityId }, header: { "If-Match": `"${version}"`, ...action.headers } },
          body: sent,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.markedHeld) })
      close()
    },
  })
  const send = (sure?: DoubtCode[]) =>
    hold.mutate(sure ? { ...body, sure } : body, {
      onError: (error) => {
        if (isProblem(error, "roll-changed")) onLookAgain()
      },
    })
  const doubt = isDoubt(hold.error) ? hold.error : undefined
  return (
    <div className="stack">
      {typed.resumed && <Resumed onAnew={typed.startAnew} />}
      <Roster
        people={roll.people.filter(({ memberId }) => !madeUp.includes(memberId))}
        besides={{ expected: madeUp.length, here: 0 }}
        branches={roll.branches}
        marks={marks}
        onChange={(pressed) => typed.set({ marks: pressedOver(unsaid, pressed) })}
      />
      {roll.more > 0 && <p className="small">{t(text.rosterMore(format.number(roll.more)))}</p>}
      <Guests unitId={event.unit.unitId} {...{ guests, guestNames, typedNames }} onChange={typed.set} />
      {hold.error && !doubt && <ErrorNote error={hold.error} />}
      <div className="actions">
        <Button
          kind="primary"
          busy={hold.isPending}
          onClick={({ currentTarget }) => {
            const sheet = currentTarget.closest("section")
            if (!sheet || !asksForUnfinished(sheet)) send()
          }}
        >
          {t(text.markHeldSave)}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t(text.leaveCorrection)}
        </Button>
      </div>
      {doubt && <SureQuestion problem={doubt} onSure={send} onClose={() => hold.reset()} />}
    </div>
  )
}
