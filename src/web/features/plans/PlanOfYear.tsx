import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
}

/** What a plan says of the whole year, with what the unit is known by already. */
export function PlanOfYear({ of: { unit }, plan }: Props) {
  const { t, words, format } = useText()
  const written = (value: string | null) => value && <span className="plan-text">{value}</span>
  const items = [
    { name: t(text.goals), value: written(plan.goals) },
    { name: t(text.guidance), value: written(plan.guidance) },
    { name: t(text.reading), value: written(plan.reading) },
    { name: t(text.studyDay), value: unit.studyDay && words.studyDays[unit.studyDay] },
    {
      name: t(text.lectureCycle),
      value: unit.kind === "branch" && unit.lectureCycle && words.lectureCycles[unit.lectureCycle],
    },
    {
      name: t(text.visits),
      value: plan.visits && format.list(plan.visits.map(({ name }) => name)),
    },
    { name: t(text.note), value: written(plan.note) },
  ].map(({ name, value }) => ({ name, value: value === false ? null : value }))
  if (items.every(({ value }) => value === null || value === undefined || value === "")) return null
  return (
    <Sheet title={t(text.wholeYear)}>
      <Lines items={items} />
    </Sheet>
  )
}
