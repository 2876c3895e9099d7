import type { DeclaredRhythm } from "../../../domain/plans/plan-content.ts"
import { Anchor } from "../../design/Anchor.tsx"
import type { NamedValue } from "../../design/Lines.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { type RhythmSaid, rhythmIn, unlike } from "./rhythm-said.ts"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"

/** What the plan says: as it declared it; while it is being written, what the unit keeps. */
export const saidRhythm = ({ unit }: YearPlan, plan: Plan): DeclaredRhythm => plan.declared ?? unit

/** Slot and rhythm as lines, each with the way to where it is changed for whoever may. */
export function rhythmLines(of: YearPlan, rhythm: DeclaredRhythm, speech: Speech): NamedValue[] {
  const change = speech.t(text.edit)
  return rhythmIn(of.unit, rhythm, speech).map(({ is, name, value }) => ({
    name,
    value: of.can.includes("unit.edit") ? (
      <>
        {value}{" "}
        <Anchor className="no-print" href={placeOf(is, of)} aria-label={`${change}: ${name}`}>
          {change}
        </Anchor>
      </>
    ) : (
      value
    ),
  }))
}

/** A branch changes its slot in the calendar, part of the day and all; the rest is said where the unit says what it is. */
const placeOf = (is: RhythmSaid["is"], { unit: { unitId, kind } }: YearPlan) =>
  is === "slot" && kind === "branch" ? to.eventCalendar({ unit: unitId }) : to.unit(unitId, "posts")

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
}

/** Says where the unit keeps something else by now than its plan declared, of a year that is not over, and how it follows. */
export function RhythmNote({ of, plan }: Props) {
  const speech = useText()
  const { t } = speech
  const { unit, year, today } = of
  if (plan.declared === null || year < Number(today.slice(0, 4))) return null
  const now = unlike(unit, unit, plan.declared, speech)
  if (now === "") return null
  const writes = of.can.includes("plan.write")
  const isFiled = plan.state === "filed"
  const said = !writes ? text.rhythmDiffers : isFiled ? text.rhythmAmend : text.rhythmAnew
  return (
    <p className="small no-print">
      {t(said(now))}{" "}
      {writes && isFiled && <Anchor href={to.editPlan(unit.unitId, year)}>{t(text.amend)}</Anchor>}
    </p>
  )
}
