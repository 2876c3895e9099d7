import type { MemberHome } from "../../../contract/overview-homes.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { homeText as text } from "./home-text.ts"

/** What would still bring hours: what was missed, what awaits recognition, what is planned. */
export function MemberSteps({ home }: { readonly home: MemberHome }) {
  const { t, format, words } = useText()
  const missed = home.missed.filter(({ counts, hours }) => counts && hours > 0).slice(0, 5)
  const pending = home.pending.filter(({ counts }) => counts)
  const ahead = home.ahead.filter(({ counts, hours }) => counts && hours > 0)
  const kindOf = (kind: string) => words.activityKinds[kind as keyof typeof words.activityKinds]
  const none = missed.length + pending.length + ahead.length === 0
  return (
    <Sheet title={t(text.howToClose)}>
      {none && <p>{t(text.nothingToClose)}</p>}
      <ul className="owe-list">
        {missed.map(({ activityId, kind, topic, startsAt, hours, makeUpOn, status }) => (
          <li key={activityId}>
            <div>
              {eventName(kindOf(kind), topic)}
              <p className="small">
                {t(text.missedEvent(format.day(startsAt), format.number(hours)))}
                {status === "make-up" &&
                  makeUpOn !== null &&
                  ` · ${t(text.makeUpArranged(format.day(makeUpOn)))}`}
              </p>
            </div>
            <LinkButton href={to.event(activityId)} aria-label={`${t(text.askForMakeUp)}: ${topic}`}>
              {t(text.askForMakeUp)}
            </LinkButton>
          </li>
        ))}
        {pending.map(({ name, on, hours }) => (
          <li key={`${name} ${on}`}>
            <div>
              {name}
              <p className="small">
                {format.day(on)} · {t(text.pendingRecord(format.number(hours)))}
              </p>
            </div>
          </li>
        ))}
        {ahead.map(({ activityId, kind, topic, startsAt, hours }) => (
          <li key={activityId}>
            <div>
              <Anchor href={to.event(activityId)}>{eventName(kindOf(kind), topic)}</Anchor>
              <p className="small">
                {format.start(startsAt)} · {t(text.aheadCounts(format.number(hours)))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
