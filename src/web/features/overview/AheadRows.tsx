import type { MemberHome, UnitHome } from "../../../contract/overview-homes.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { AskLeave } from "../leave/index.tsx"

interface Props {
  readonly ahead: MemberHome["ahead"] | UnitHome["ahead"]
  /** Whose home it is: the name of that unit is not said again. */
  readonly home?: string
  /** The reader is expected at each, and may ask for leave. */
  readonly asksLeave?: boolean
}

/** What is planned, each with its day and place. */
export function AheadRows({ ahead, home, asksLeave = false }: Props) {
  const { format, words } = useText()
  return (
    <ul className="event-rows">
      {ahead.map(({ activityId, startsAt, kind, topic, place, unitName }) => (
        <li key={activityId}>
          <span className="event-day">{format.start(startsAt)}</span>
          <div>
            <Anchor href={to.event(activityId)}>
              <Shortened>
                {eventName(words.activityKinds[kind as keyof typeof words.activityKinds], topic)}
              </Shortened>
            </Anchor>
            <p className="small">{[place, unitName === home ? "" : unitName].filter(Boolean).join(" · ")}</p>
          </div>
          {asksLeave && <AskLeave day={startsAt.slice(0, 10)} name={`${format.start(startsAt)} ${topic}`} />}
        </li>
      ))}
    </ul>
  )
}
