import type { MemberHome } from "../../../contract/overview-homes.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { besideText } from "../../text/figures.ts"
import { clauseTitle, eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { DisputeAbsence } from "../disputes/index.tsx"
import { AskMakeUp } from "../make-ups/index.tsx"
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
      {missed.length + pending.length + ahead.length === 0 && (
        <p>{t(home.takesTraining.includes(obligation) ? text.nothingButTraining : text.nothingToClose)}</p>
      )}
      <ul className="owe-list">
        {missed.map((one) => (
          <Missed key={one.activityId} event={one} />
        ))}
        {pending.map((one) => (
          <Pending key={one.trainingId} record={one} />
        ))}
        {ahead.map((one) => (
          <Ahead key={one.activityId} event={one} />
        ))}
      </ul>
      {home.takesTraining.includes(obligation) && (
        <p className="row">
          <LinkButton
            href={to.ownTraining()}
            aria-label={`${t(text.registerTraining)}: ${clauseTitle(speech, obligation, figure.title)}`}
          >
            {t(text.registerTraining)}
          </LinkButton>
          <span className="small">{t(text.registerTrainingHow)}</span>
        </p>
      )}
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
  return (
    <li>
      <div>
        <Anchor href={to.event(activityId)}>
          <Shortened>{name}</Shortened>
        </Anchor>
        <p className="small">
          {t(text.missedEvent(day, format.number(hours)))}
          {arranged && ` · ${t(text.makeUpArranged(format.day(makeUpOn)))}`}
        </p>
      </div>
      <div className="actions">
        {!arranged && <AskMakeUp activityId={activityId} topic={topic} />}
        <DisputeAbsence activityId={activityId} topic={topic} />
      </div>
    </li>
  )
}

/** What was registered and is not recognised: it waits, something was asked, or it came back and can be handed in anew. */
function Pending({ record }: { readonly record: MemberHome["pending"][number] }) {
  const { t, format } = useText()
  const { trainingId, name, on, hours, state, asked } = record
  const long = format.number(hours)
  const stands =
    state === "returned"
      ? text.returnedRecord(long)
      : asked
        ? text.askedRecord(long)
        : text.pendingRecord(long)
  return (
    <li>
      <div>
        <Anchor href={to.training(trainingId)}>{name}</Anchor>
        <p className="small">
          {format.day(on)} · {t(stands)}
        </p>
      </div>
      {(state === "returned" || asked) && (
        <LinkButton href={to.training(trainingId)} aria-label={`${t(text.lookAtIt)}: ${name}`}>
          {t(text.lookAtIt)}
        </LinkButton>
      )}
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
          <Shortened>
            {eventName(words.activityKinds[kind as keyof typeof words.activityKinds], topic)}
          </Shortened>
        </Anchor>
        <p className="small">
          {format.start(startsAt)} · {t(text.aheadCounts(format.number(hours)))}
        </p>
      </div>
    </li>
  )
}
