import type { MemberHome, UnitHome } from "../../../contract/overview-homes.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"

interface Props {
  readonly ahead: MemberHome["ahead"] | UnitHome["ahead"]
  /** Whose home it is: the name of that unit is not said again. */
  readonly home?: string
}

/** What is planned, each with its day and place. */
export function AheadRows({ ahead, home }: Props) {
  const { format, words } = useText()
  return (
    <ul className="event-rows">
      {ahead.map(({ activityId, startsAt, kind, topic, place, unitName }) => (
        <li key={activityId}>
          <span className="event-day">{format.start(startsAt)}</span>
          <div>
            <Anchor href={to.event(activityId)}>
              {eventName(words.activityKinds[kind as keyof typeof words.activityKinds], topic)}
            </Anchor>
            <p className="small">{[place, unitName === home ? "" : unitName].filter(Boolean).join(" · ")}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
