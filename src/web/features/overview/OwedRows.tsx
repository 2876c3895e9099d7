import type { ReactElement } from "react"
import type { Board } from "../../../contract/overview-boards.ts"
import type { UnitHome } from "../../../contract/overview-homes.ts"
import type { Pressing } from "../../../domain/overview/pressing.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { State } from "../../design/State.tsx"
import { text as lamps } from "../../design/text.ts"
import { to } from "../../paths.ts"
import { owedText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { Days } from "./Days.tsx"
import { rowTitle } from "./DutyGrid.tsx"
import { homeText as text } from "./home-text.ts"
import { CompleteDeed, OwedDeed } from "./OwedDeed.tsx"
import { planText } from "./plan-on-its-way.tsx"
import { plannedText } from "./planned.tsx"
import { text as shared } from "./text.ts"

type Owed = UnitHome["owed"][number]

interface OwedProps {
  readonly owed: Owed
  readonly home: UnitHome
}

/** Something the period that runs still asks for. */
export function OwedRow({ owed, home }: OwedProps) {
  const speech = useText()
  const { t, format } = speech
  const { obligation, title, unitId, unitName, times, lacks, planned } = owed
  const name = nameOf(owed, speech)
  const clause = clauseTitle(speech, obligation, title)
  const whose = unitId === home.unit.unitId ? name : `${unitName} · ${name}`
  return (
    <li>
      <div>
        {whose} <Days left={owed.daysLeft} />
        <p className="small">
          {[
            name.startsWith(clause) ? "" : clause,
            times > 1 ? t(text.timesLeft(times)) : "",
            lacks ? t(text.lacks(owedText(speech, lacks.amount, lacks.unit))) : "",
            planned ? plannedText(planned, home.today, speech) : lastOf(owed, speech),
            owed.plan ? planText(owed.plan, speech) : "",
            owed.weight === "should" ? t(shared.recommended) : "",
            owed.reminded ? t(text.remindedOn(format.day(owed.reminded.on), owed.reminded.by)) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <OwedDeed
        owed={owed}
        unitId={home.unit.unitId}
        today={home.today}
        name={whose}
        writes={home.can.includes("plan.write")}
        record={(kind) => <RecordButton owed={owed} kind={kind} name={whose} />}
      />
    </li>
  )
}

/** What is owed; a plan with its year, since two may be owed at one time, and a lecture with its quarter or half year. */
function nameOf(
  {
    kind,
    obligation,
    title,
    group,
    period,
  }: Pick<Owed, "kind" | "obligation" | "title" | "group" | "period">,
  speech: Speech,
): string {
  const clause = { id: obligation, title, pack: "", weight: "must", unit: "" } as const
  const name = rowTitle({ kind, clauses: [clause] }, speech)
  return group === "filing" || kind === "party-lecture" ? `${name} · ${speech.format.period(period)}` : name
}

function RecordButton({
  owed,
  kind,
  name,
}: {
  readonly owed: Owed
  readonly kind: string
  readonly name: string
}) {
  const { t } = useText()
  const { last, unitId } = owed
  const like = last === null ? {} : { like: last.activityId }
  const word = t(last === null ? text.arrange : text.likeLast)
  return (
    <LinkButton href={to.newEvent({ unit: unitId, kind, ...like })} aria-label={`${word}: ${name}`}>
      {word}
    </LinkButton>
  )
}

function lastOf({ last }: Owed, { t, format }: Speech): string {
  if (!last) return ""
  const day = format.day(last.on)
  return t(last.listed > 0 ? text.lastCame(day, last.came, last.listed) : text.lastOn(day))
}

/** What a unit still has to make up: a row each, with how much it presses. */
export function makeUpRows({
  unit,
  makeUps,
  makeUpsBefore,
  can,
}: Pick<UnitHome, "unit" | "makeUps" | "makeUpsBefore" | "can">): PressingRow[] {
  const must = (daysLeft: number, row: ReactElement) => ({ daysLeft, weight: "must" as const, row })
  return [
    ...makeUps.map((makeUp) =>
      must(makeUp.daysLeft, <MakeUpRow key={`m${makeUp.activityId}`} makeUp={makeUp} />),
    ),
    ...(makeUpsBefore && can.includes("event.record")
      ? [must(-1, <MakeUpsBeforeRow key="before" before={makeUpsBefore} unitId={unit.unitId} />)]
      : []),
  ]
}

/** A row of what is owed, to be put in order. */
export interface PressingRow extends Pressing {
  readonly row: ReactElement
}

interface MakeUpProps {
  readonly makeUp: UnitHome["makeUps"][number]
}

/** Absences at one event that nobody has made up. */
function MakeUpRow({ makeUp }: MakeUpProps) {
  const { t, format, words } = useText()
  const {
    activityId,
    names,
    people,
    kind,
    topic,
    on,
    helpers,
    withoutHelper,
    plannedLate,
    daysLeft,
    mayRecord,
  } = makeUp
  const helped = helpers.length === 0 ? "" : t(text.helper(format.list(helpers)))
  const open = helped === "" || withoutHelper === 0 ? "" : t(text.withoutHelper(withoutHelper))
  const some = format.list(names.slice(0, 3))
  const who = names.length === 0 ? "" : names.length > 3 ? t(text.andOthers(some, people)) : some
  const title = who === "" ? t(text.makeUpCount(people)) : t(text.makeUpOf(who))
  const missed = words.activityKinds[kind as keyof typeof words.activityKinds]
  return (
    <li>
      <div>
        {title} <Days left={daysLeft} />{" "}
        {plannedLate > 0 && daysLeft >= 0 && <State is="at-risk">{t(text.plannedLate(plannedLate))}</State>}
        <p className="small">
          <Shortened>
            {[helped, open, t(text.missedWhat(format.day(on), missed)), topic].filter(Boolean).join(" · ")}
          </Shortened>
        </p>
      </div>
      <LinkButton
        href={mayRecord ? to.makeUp(activityId) : to.event(activityId)}
        aria-label={`${t(mayRecord ? text.registerMakeUp : shared.explain)}: ${title}`}
      >
        {t(mayRecord ? text.registerMakeUp : shared.explain)}
      </LinkButton>
    </li>
  )
}

interface BeforeProps {
  readonly before: NonNullable<UnitHome["makeUpsBefore"]>
  readonly unitId: number
}

/** What nobody has made up of months ago: counted, and opened where each is. */
function MakeUpsBeforeRow({ before: { events, people, first }, unitId }: BeforeProps) {
  const { t, format } = useText()
  const title = t(text.makeUpsBefore(people))
  return (
    <li>
      <div>
        {title} <State is="short">{t(text.longOverdue)}</State>
        <p className="small">{t(text.makeUpsBeforeWhat(events, format.day(first)))}</p>
      </div>
      <LinkButton href={to.absences({ unit: unitId })} aria-label={`${t(text.whoOwes)}: ${title}`}>
        {t(text.whoOwes)}
      </LinkButton>
    </li>
  )
}

interface IncompleteProps {
  readonly event: UnitHome["incomplete"][number]
}

/** An event whose record still wants something. */
export function IncompleteRow({ event }: IncompleteProps) {
  const { t, format, words } = useText()
  const { activityId, kind, topic, startsAt, unlit, mayRecord } = event
  const missing = format.list(unlit.map((lamp) => t(lamps[lamp])))
  const name = `${format.day(startsAt)} ${words.activityKinds[kind as keyof typeof words.activityKinds]}`
  return (
    <li>
      <div>
        {name} <State is="open">{t(text.missing(missing))}</State>
        <p className="small">
          <Shortened>{topic}</Shortened>
        </p>
      </div>
      {mayRecord ? (
        <CompleteDeed activityId={activityId} unlit={unlit} name={name} />
      ) : (
        <LinkButton href={to.event(activityId)} aria-label={`${t(shared.explain)}: ${name}`}>
          {t(shared.explain)}
        </LinkButton>
      )}
    </li>
  )
}

interface BelowProps {
  readonly owed: Board["owed"][number]
  readonly unitId: number
}

/** Something that units below still owe in the period that runs; it opens them. */
export function BelowRow({ owed, unitId }: BelowProps) {
  const speech = useText()
  const { t, format } = speech
  const { obligation, group, period, done, all, daysLeft, reminded, asks } = owed
  const name = nameOf(owed, speech)
  const filing = group === "filing"
  const href = filing
    ? to.plans({
        unit: unitId,
        year: Number(period),
        state: daysLeft < 0 ? "late" : "unfiled",
        whose: "branches",
      })
    : to.branches(unitId, {
        ...{ obligation, view: "now", band: "unmet" },
        ...(owed.kind === "party-lecture" ? { cycle: period.includes("Q") ? "quarter" : "half-year" } : {}),
      })
  return (
    <li>
      <div>
        {t(text.belowOwes(name, format.number(all - done), owed.of))} <Days left={daysLeft} />
        <p className="small">
          {[
            t(text.belowDone(format.number(done), format.number(all), owed.of)),
            reminded && t(text.belowReminded(format.day(reminded.on), reminded.units)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="row">
        <LinkButton href={href} aria-label={`${t(text.whoOwes)}: ${name}`}>
          {t(text.whoOwes)}
        </LinkButton>
        {asks && (
          <RemindButton
            obligation={obligation}
            period={period}
            name={name}
            unitId={unitId}
            {...(filing ? { kind: "branch" } : {})}
          />
        )}
      </div>
    </li>
  )
}
