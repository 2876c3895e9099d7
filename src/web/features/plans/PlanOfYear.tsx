import { Lines } from "../../design/Lines.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { RhythmNote, rhythmLines, saidRhythm } from "./Rhythm.tsx"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
}

/** What a plan says of the whole year, with the slot and the rhythm that it declares. */
export function PlanOfYear({ of, plan }: Props) {
  const speech = useText()
  const { t, format } = speech
  const written = (value: string | null) => value && <span className="plan-text">{value}</span>
  const items = [
    { name: t(text.goals), value: written(plan.goals) },
    { name: t(text.guidance), value: written(plan.guidance) },
    { name: t(text.reading), value: written(plan.reading) },
    ...rhythmLines(of, saidRhythm(of, plan), speech),
    {
      name: t(text.visits),
      value: plan.visits && format.list(plan.visits.map(({ name }) => name)),
    },
    { name: t(text.note), value: written(plan.note) },
  ]
  if (items.every(({ value }) => value === null || value === "")) return null
  return (
    <Sheet title={t(text.wholeYear)}>
      <Lines items={items} />
      <RhythmNote of={of} plan={plan} />
    </Sheet>
  )
}
