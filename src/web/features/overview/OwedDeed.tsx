import type { ReactNode } from "react"
import type { UnitHome, UnitStanding } from "../../../contract/overview-homes.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { dueText as text } from "./due-text.ts"
import { homeText } from "./home-text.ts"
import { PlanDeed } from "./plan-on-its-way.tsx"
import { OpenPlanned } from "./planned.tsx"
import { text as shared } from "./text.ts"

interface Props {
  readonly owed: Omit<UnitHome["owed"][number], "last" | "reminded"> &
    Partial<Pick<UnitStanding["owed"][number], "completes">>
  /** Whose page it is: what a group of it owes, it is asked after. */
  readonly unitId: number
  readonly today: string
  readonly name: string
  /** The reader writes the unit's plan. */
  readonly writes: boolean
  /** The way to record an activity of the kind that settles it. */
  readonly record: (kind: string) => ReactNode
}

/** The one deed beside what is owed: it is done at the reader's own unit, and asked after at those below. */
export function OwedDeed(props: Props) {
  const { owed, unitId, name } = props
  const { planned, asks, obligation, period } = owed
  const deed = planned?.enough ? (
    <OpenPlanned activityId={planned.activityId} name={name} />
  ) : (
    <Settle {...props} />
  )
  if (!asks) return deed
  return (
    <div className="row">
      {planned && <OpenPlanned activityId={planned.activityId} name={name} />}
      <RemindButton obligation={obligation} period={period} name={name} unitId={unitId} alone />
    </div>
  )
}

function Settle({ owed, today, name, writes, record }: Props) {
  const { t } = useText()
  const { planned, plan, kind, lecturer, people, action, group, unitId, obligation, period, state } = owed
  const { mayRecord } = owed
  const way =
    action === "record" && mayRecord
      ? lecturer
        ? lectureBy(lecturer.memberId, unitId, t(text.plan), name)
        : kind !== null && record(kind)
      : null
  if (way)
    return (
      <div className="row">
        {planned && <OpenPlanned activityId={planned.activityId} name={name} />}
        {way}
      </div>
    )
  if (group === "filing")
    return <PlanDeed unitId={unitId} year={Number(period)} plan={plan} name={name} writes={writes} />
  if (people !== null && state !== "none")
    return (
      <LinkButton
        href={to.unitTraining(unitId, { band: state })}
        aria-label={`${t(text.whoIsBehind)}: ${name}`}
      >
        {t(text.whoIsBehind)}
      </LinkButton>
    )
  if (owed.completes) return <CompleteDeed {...owed.completes} name={name} />
  // The next year is not judged yet: there is no figure to open.
  if (yearOf(period) > yearOf(today)) return null
  return (
    <LinkButton
      href={to.standing({ obligation, subjectType: "org", subjectId: unitId, period })}
      aria-label={`${t(shared.explain)}: ${name}`}
    >
      {t(shared.explain)}
    </LinkButton>
  )
}

interface CompleteProps {
  readonly activityId: number
  readonly unlit: UnitHome["incomplete"][number]["unlit"]
  readonly name: string
}

/** The way to write what a record lacks: its list, and what is typed. */
export function CompleteDeed({ activityId, unlit, name }: CompleteProps) {
  const { t } = useText()
  const written = unlit.find((lamp) => lamp !== "people")
  return (
    <div className="row">
      {unlit.includes("people") && (
        <LinkButton href={to.eventList(activityId)} aria-label={`${t(homeText.completeList)}: ${name}`}>
          {t(homeText.completeList)}
        </LinkButton>
      )}
      {written && (
        <LinkButton href={to.complete(activityId, written)} aria-label={`${t(homeText.completeIt)}: ${name}`}>
          {t(homeText.completeIt)}
        </LinkButton>
      )}
    </div>
  )
}

/** A lecture that counts only if this person gives it. */
function lectureBy(memberId: number | null, unit: number, word: string, name: string) {
  const lecturer = memberId === null ? {} : { lecturer: memberId }
  return (
    <LinkButton
      href={to.newEvent({ unit, kind: "party-lecture", ...lecturer })}
      aria-label={`${word}: ${name}`}
    >
      {word}
    </LinkButton>
  )
}
