import { Anchor } from "../../design/Anchor.tsx"
import { PaceBar } from "../../design/PaceBar.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { unitWord } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import type { StudyDays } from "./study-days-query.ts"
import { text } from "./study-days-text.ts"

type Duty = StudyDays["duties"][number]

/** What the documents ask of a central group in a year, each leading to its clause and the records behind it. */
export function GroupDuties({ days }: { readonly days: StudyDays }) {
  const { t } = useText()
  const { unit, duties, can } = days
  if (!can.includes("standing.read")) return null
  return (
    <Sheet title={t(text.duties)}>
      {duties.length === 0 && <p className="small">{t(text.noDuties)}</p>}
      {duties.map((duty) =>
        duty.periods.length === 1 ? (
          <OfYear key={duty.obligation} duty={duty} unitId={unit.unitId} />
        ) : (
          <ByPeriod key={duty.obligation} duty={duty} unitId={unit.unitId} />
        ),
      )}
      <p className="small">{t(text.ownBeside)}</p>
    </Sheet>
  )
}

interface Props {
  readonly duty: Duty
  readonly unitId: number
}

const hrefOf = (unitId: number, obligation: string, period: string) =>
  to.standing({ obligation, subjectType: "org", subjectId: unitId, period })

/** Asks after what runs and is not met, where the reader stands above. */
function Remind({ duty: { obligation, title, asks }, unitId }: Props) {
  const speech = useText()
  if (asks === null) return null
  const name = `${clauseTitle(speech, obligation, title)} · ${speech.format.period(asks)}`
  return <RemindButton obligation={obligation} period={asks} name={name} unitId={unitId} alone />
}

function OfYear({ duty, unitId }: Props) {
  const { obligation, title, unit, periods } = duty
  const speech = useText()
  const [only] = periods
  if (!only || only.state === null || only.target === null || only.actual === null) return null
  return (
    <div className="group-duty">
      <div className="row between">
        <Anchor href={hrefOf(unitId, obligation, only.period)}>
          {clauseTitle(speech, obligation, title)}
        </Anchor>
        <span className="row">
          <State is={only.state} />
          <Remind duty={duty} unitId={unitId} />
        </span>
      </div>
      <PaceBar label="" value={only.actual} target={only.target} unit={unitWord(speech, unit)} />
    </div>
  )
}

/** A duty of every month or quarter: its periods in a row, each of which opens. */
function ByPeriod({ duty, unitId }: Props) {
  const { obligation, title, periods } = duty
  const speech = useText()
  const { t, format } = speech
  const asked = periods.filter(({ state }) => state !== null)
  const met = asked.filter(({ state }) => state === "met").length
  if (asked.length === 0) return null
  return (
    <div className="group-duty">
      <div className="row between">
        <span>{clauseTitle(speech, obligation, title)}</span>
        <span className="row">
          <span className="small">{t(text.periodsMet(format.number(met), format.number(asked.length)))}</span>
          <Remind duty={duty} unitId={unitId} />
        </span>
      </div>
      <ul className="group-periods">
        {asked.map(({ period, state }) => (
          <li key={period}>
            <Anchor href={hrefOf(unitId, obligation, period)}>
              {state && (
                <State is={state}>
                  {/^\d{4}-\d\d$/.test(period) ? format.month(period) : format.period(period)}
                </State>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  )
}
