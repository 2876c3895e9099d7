import type { UnitDue, UnitStanding } from "../../../contract/overview-homes.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { to } from "../../paths.ts"
import { owedText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { rowTitle } from "./DutyGrid.tsx"
import { dueText as text } from "./due-text.ts"
import { homeText } from "./home-text.ts"
import { OwedDeed } from "./OwedDeed.tsx"
import { planText } from "./plan-on-its-way.tsx"
import { plannedText } from "./planned.tsx"
import { text as shared } from "./text.ts"

interface Props {
  readonly item: UnitDue["items"][number] & Partial<Pick<UnitStanding["owed"][number], "completes">>
  /** Whose page it is: the name of that unit is not said again. */
  readonly unitId: number
  readonly today: string
  /** The reader writes the unit's plan. */
  readonly writes: boolean
  /** The last day is said in the line, where nothing above it does. */
  readonly dated: boolean
}

/** Something that falls due, with the deed that settles it: what is planned for it, or the way to plan it. */
export function DueRow({ item, unitId, today, writes, dated }: Props) {
  const speech = useText()
  const { t, format } = speech
  const { kind, obligation, title, period, until, proposedOn, planned, plan, lacks, people, weight, times } =
    item
  const clauses = [{ id: obligation, title, pack: "", weight, unit: "" }]
  const own = rowTitle({ kind, clauses }, speech)
  const name = item.unitId === unitId ? own : `${item.unitName} · ${own}`
  const clause = clauseTitle(speech, obligation, title)
  const said = [
    format.period(period),
    clause === own ? "" : clause,
    times > 1 ? `× ${format.number(times)}` : "",
    weight === "should" ? t(shared.recommended) : "",
    lacks ? t(homeText.lacks(owedText(speech, lacks.amount, lacks.unit))) : "",
    people === null ? "" : t(text.behind(people)),
    planned ? plannedText(planned, today, speech) : "",
    plan ? planText(plan, speech) : "",
  ]
  return (
    <li>
      <div>
        {dated ? `${name} · ${t(text.by(format.day(until)))}` : name}
        <p className="small">{said.filter(Boolean).join(" · ")}</p>
      </div>
      <OwedDeed
        owed={item}
        unitId={unitId}
        today={today}
        name={name}
        writes={writes}
        record={(settling) => (
          <LinkButton
            href={to.newEvent({ unit: item.unitId, kind: settling, on: proposedOn })}
            aria-label={`${t(text.plan)}: ${name}`}
          >
            {t(text.plan)}
          </LinkButton>
        )}
      />
    </li>
  )
}
