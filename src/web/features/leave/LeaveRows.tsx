import type { Leave } from "../../../contract/leave.ts"
import { dayOf, daysBetween } from "../../../domain/shared/calendar.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { absentOn, cameOn, missedIn } from "./came-on.ts"
import { deedsSaid } from "./deeds-said.ts"
import { LeaveDeeds } from "./LeaveDeeds.tsx"
import { text } from "./text.ts"

interface Props {
  readonly leaves: readonly Leave[]
  /** Whose it is goes without saying. */
  readonly own?: boolean
  /** They are of several units. */
  readonly withUnit?: boolean
}

/** Leaves, each with what may be done with it. */
export function LeaveRows({ leaves, own = false, withUnit = false }: Props) {
  return (
    <ul className="owe-list">
      {leaves.map((leave) => (
        <li key={leave.leaveId}>
          <LeaveLine leave={leave} own={own} withUnit={withUnit} />
          <LeaveDeeds leave={leave} />
        </li>
      ))}
    </ul>
  )
}

interface LineProps extends Required<Pick<Props, "own" | "withUnit">> {
  readonly leave: Leave
}

function LeaveLine({ leave, own, withUnit }: LineProps) {
  const speech = useText()
  const { t, format, words } = speech
  const { leaveId, member, unit, from, last, kind, state, remark, misses, attended, absentSince } = leave
  const days = t(text.span(format.day(from), format.day(last)))
  const what = `${days} ${words.leaveKinds[kind]}`
  return (
    <div>
      <Anchor href={to.leave(leaveId)}>{own ? what : `${member.name} · ${what}`}</Anchor>{" "}
      {state === "approved" || state === "asked" ? (
        <State is={state === "approved" ? "met" : "open"}>{words.leaveStates[state]}</State>
      ) : (
        <small>{words.leaveStates[state]}</small>
      )}
      <p className="small">
        <Shortened>
          {[
            withUnit ? unit?.name : "",
            remark,
            misses.length > 0 ? t(text.misses(missedIn(leave, speech))) : "",
            attended.length > 0 && state !== "withdrawn" ? t(text.cameThen(cameOn(leave, speech))) : "",
            absentSince.length > 0 ? t(text.absentSince(absentOn(leave, speech))) : "",
            ...useStory(leave),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Shortened>
      </p>
    </div>
  )
}

/** What became of a leave: who entered and decided it, and whether the person is back. */
function useStory(leave: Leave): string[] {
  const { state, enteredBy, word, returnedOn, seenOn, last } = leave
  const speech = useText()
  const { t, format } = speech
  const { today } = useSession()
  const over = daysBetween(dayOf(last), today)
  const back =
    returnedOn !== null
      ? t(text.returned(format.day(returnedOn)))
      : seenOn !== null
        ? t(text.seen(format.day(seenOn)))
        : over > 0
          ? t(text.overdue(over))
          : ""
  return [
    enteredBy === null ? "" : t(text.enteredBy(enteredBy)),
    ...deedsSaid(leave, speech),
    word === null ? "" : t(text.said(word)),
    state === "approved" ? back : "",
  ]
}
