import type { MemberHome } from "../../../contract/overview-homes.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { besideText } from "../../text/figures.ts"
import { clauseTitle, eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { homeText as text } from "./home-text.ts"
import { type Figure, isOwed } from "./parts.ts"

/** What would still close each gap of a member: only what counts for the clause that is short, under its name. */
export function MemberSteps({ home }: { readonly home: MemberHome }) {
  const { t } = useText()
  return (
    <Sheet title={t(text.howToClose)}>
      {home.training.filter(isOwed).map((figure) => (
        <StepsOf key={figure.obligation} figure={figure} home={home} />
      ))}
    </Sheet>
  )
}

interface Props {
  readonly figure: Figure
  readonly home: MemberHome
}

function StepsOf({ figure, home }: Props) {
  const speech = useText()
  const { t } = speech
  const { obligation, unit } = figure
  const closes = ({ countsFor, hours }: { readonly countsFor: readonly string[]; readonly hours: number }) =>
    countsFor.includes(obligation) && hours > 0
  const missed = home.missed.filter(closes).slice(0, 5)
  const pending = home.pending.filter(closes)
  const ahead = home.ahead.filter(closes)
  const { left } = besideText(speech, { unit, target: figure.target ?? 0, actual: figure.actual ?? 0 })
  return (
    <section>
      <h3>{t(text.gapOf(clauseTitle(speech, obligation, figure.title), left))}</h3>
      {missed.length + pending.length + ahead.length === 0 && <p>{t(text.nothingToClose)}</p>}
      <ul className="owe-list">
        {missed.map((one) => (
          <Missed key={one.activityId} event={one} />
        ))}
        {pending.map((one) => (
          <Pending key={`${one.name} ${one.on}`} record={one} />
        ))}
        {ahead.map((one) => (
          <Ahead key={one.activityId} event={one} />
        ))}
      </ul>
    </section>
  )
}

/** What was missed: whoever records is asked for a make-up, unless one is arranged. */
function Missed({ event }: { readonly event: MemberHome["missed"][number] }) {
  const { t, format, words } = useText()
  const { activityId, kind, topic, startsAt, hours, makeUpOn, status } = event
  const name = eventName(words.activityKinds[kind as keyof typeof words.activityKinds], topic)
  const day = format.day(startsAt)
  const arranged = status === "make-up" && makeUpOn !== null
  const asks = to.newSuggestion(to.event(activityId), t(text.askMakeUpBody(day, name)))
  return (
    <li>
      <div>
        <Anchor href={to.event(activityId)}>{name}</Anchor>
        <p className="small">
          {t(text.missedEvent(day, format.number(hours)))}
          {arranged && ` · ${t(text.makeUpArranged(format.day(makeUpOn)))}`}
        </p>
      </div>
      {!arranged && (
        <LinkButton href={asks} aria-label={`${t(text.askForMakeUp)}: ${topic}`}>
          {t(text.askForMakeUp)}
        </LinkButton>
      )}
    </li>
  )
}

/** What awaits recognition: whoever recognises it is asked. */
function Pending({ record }: { readonly record: MemberHome["pending"][number] }) {
  const { t, format } = useText()
  const { name, on, hours } = record
  const asks = to.newSuggestion(to.home(), t(text.askRecognitionBody(format.day(on), name)))
  return (
    <li>
      <div>
        {name}
        <p className="small">
          {format.day(on)} · {t(text.pendingRecord(format.number(hours)))}
        </p>
      </div>
      <LinkButton href={asks} aria-label={`${t(text.askForRecognition)}: ${name}`}>
        {t(text.askForRecognition)}
      </LinkButton>
    </li>
  )
}

function Ahead({ event }: { readonly event: MemberHome["ahead"][number] }) {
  const { t, format, words } = useText()
  const { activityId, kind, topic, startsAt, hours } = event
  return (
    <li>
      <div>
        <Anchor href={to.event(activityId)}>
          {eventName(words.activityKinds[kind as keyof typeof words.activityKinds], topic)}
        </Anchor>
        <p className="small">
          {format.start(startsAt)} · {t(text.aheadCounts(format.number(hours)))}
        </p>
      </div>
    </li>
  )
}
