import type { Board } from "../../../contract/overview-boards.ts"
import type { UnitHome } from "../../../contract/overview-homes.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { State } from "../../design/State.tsx"
import { text as lamps } from "../../design/text.ts"
import { to } from "../../paths.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { rowTitle } from "./DutyGrid.tsx"
import { homeText as text } from "./home-text.ts"
import { text as shared } from "./text.ts"

type Owed = UnitHome["owed"][number]

/** From so few days on the days that are left are a warning. */
const soon = 14

function daysState(daysLeft: number): "short" | "at-risk" | "open" {
  if (daysLeft < 0) return "short"
  return daysLeft <= soon ? "at-risk" : "open"
}

function Days({ left }: { readonly left: number }) {
  const { t } = useText()
  return <State is={daysState(left)}>{t(left < 0 ? text.overdue(-left) : text.daysLeft(left))}</State>
}

interface OwedProps {
  readonly owed: Owed
  readonly home: UnitHome
  readonly mayRecord: boolean
}

/** Something the period that runs still asks for. */
export function OwedRow({ owed, home, mayRecord }: OwedProps) {
  const speech = useText()
  const { t } = speech
  const { kind, obligation, title, unitId, unitName, period, times } = owed
  const name = rowTitle(
    { kind, clauses: [{ id: obligation, title, pack: "", weight: "must", unit: "" }] },
    speech,
  )
  const clause = clauseTitle(speech, obligation, title)
  const whose = unitId === home.unit.unitId ? name : `${unitName} · ${name}`
  const opened = to.standing({ obligation, subjectType: "org", subjectId: unitId, period })
  return (
    <li>
      <div>
        {whose} <Days left={owed.daysLeft} />
        <p className="small">
          {[
            clause === name ? "" : clause,
            times > 1 ? t(text.timesLeft(times)) : "",
            lastOf(owed, speech),
            owed.weight === "should" ? t(shared.recommended) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {owed.action === "record" && kind !== null && mayRecord ? (
        <RecordButton owed={owed} kind={kind} name={whose} />
      ) : (
        <LinkButton href={opened} aria-label={`${t(shared.explain)}: ${whose}`}>
          {t(shared.explain)}
        </LinkButton>
      )}
    </li>
  )
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

interface MakeUpProps {
  readonly makeUp: UnitHome["makeUps"][number]
  readonly mayRecord: boolean
}

/** Absences at one event that nobody has made up. */
export function MakeUpRow({ makeUp, mayRecord }: MakeUpProps) {
  const { t, format, words } = useText()
  const { activityId, names, people, kind, topic, on, helpers, withoutHelper, daysLeft } = makeUp
  const helped = helpers.length === 0 ? "" : t(text.helper(format.list(helpers)))
  const open = helped === "" || withoutHelper === 0 ? "" : t(text.withoutHelper(withoutHelper))
  const some = format.list(names.slice(0, 3))
  const who = names.length === 0 ? "" : names.length > 3 ? t(text.andOthers(some, people)) : some
  const title = who === "" ? t(text.makeUpCount(people)) : t(text.makeUpOf(who))
  const missed = words.activityKinds[kind as keyof typeof words.activityKinds]
  return (
    <li>
      <div>
        {title} <Days left={daysLeft} />
        <p className="small">
          {[helped, open, t(text.missedWhat(format.day(on), missed)), topic].filter(Boolean).join(" · ")}
        </p>
      </div>
      <LinkButton
        href={mayRecord ? to.makeUp(activityId) : to.event(activityId)}
        aria-label={`${t(text.registerMakeUp)}: ${title}`}
      >
        {t(mayRecord ? text.registerMakeUp : shared.explain)}
      </LinkButton>
    </li>
  )
}

interface IncompleteProps {
  readonly event: UnitHome["incomplete"][number]
  readonly mayRecord: boolean
}

/** An event whose record still wants something. */
export function IncompleteRow({ event, mayRecord }: IncompleteProps) {
  const { t, format, words } = useText()
  const { activityId, kind, topic, startsAt, unlit } = event
  const missing = format.list(unlit.map((lamp) => t(lamps[lamp])))
  const name = `${format.day(startsAt)} ${words.activityKinds[kind as keyof typeof words.activityKinds]}`
  return (
    <li>
      <div>
        {name} <State is="open">{t(text.missing(missing))}</State>
        <p className="small">{topic}</p>
      </div>
      <LinkButton href={to.event(activityId)} aria-label={`${t(text.completeIt)}: ${name}`}>
        {t(mayRecord ? text.completeIt : shared.explain)}
      </LinkButton>
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
  const { obligation, title, kind, done, all, daysLeft } = owed
  const name = rowTitle(
    { kind, clauses: [{ id: obligation, title, pack: "", weight: "must", unit: "" }] },
    speech,
  )
  const href = to.branches(unitId, { obligation, view: "now", band: "unmet" })
  return (
    <li>
      <div>
        {t(text.belowOwes(name, format.number(all - done)))} <Days left={daysLeft} />
        <p className="small">{t(text.belowDone(format.number(done), format.number(all)))}</p>
      </div>
      <LinkButton href={href} aria-label={`${t(text.whoOwes)}: ${name}`}>
        {t(text.whoOwes)}
      </LinkButton>
    </li>
  )
}
