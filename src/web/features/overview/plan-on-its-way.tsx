import type { UnitHome } from "../../../contract/overview-homes.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { homeText as text } from "./home-text.ts"

type Plan = UnitHome["plans"][number]

/** Where a plan stands that is not filed: given back with these words, sent up to whom, or being written. */
export function planText(plan: Plan, { t, format }: Speech): string {
  const { state, returnedOn, returnWord, submittedOn, filesWith } = plan
  if (state === "returned") return t(text.planReturnedOn(format.day(returnedOn ?? ""), returnWord ?? ""))
  if (state === "submitted") return t(text.planWaits(format.day(submittedOn ?? ""), filesWith ?? ""))
  return t(text.planDraft)
}

interface DeedProps {
  readonly unitId: number
  readonly year: number
  /** Null where none is begun. */
  readonly plan: Plan | null
  readonly name: string
  /** The reader writes it. */
  readonly writes: boolean
}

/** What whoever writes a plan does with it next; others look at it. */
export function PlanDeed({ unitId, year, plan, name, writes }: DeedProps) {
  const { t } = useText()
  const word = t(
    {
      none: text.toPlan,
      draft: text.goOnWithPlan,
      returned: text.mendPlan,
      submitted: text.lookAtPlan,
      filed: text.lookAtPlan,
    }[writes ? (plan?.state ?? "none") : "filed"],
  )
  return (
    <LinkButton href={to.plan(unitId, year)} aria-label={`${word}: ${name}`}>
      {word}
    </LinkButton>
  )
}

interface RowProps {
  readonly unitId: number
  readonly plan: Plan
}

/** A plan that came back, or waits above. */
export function PlanRow({ unitId, plan }: RowProps) {
  const speech = useText()
  const name = speech.t(text.planOfYear(plan.year))
  return (
    <li>
      <div>
        {name} {plan.state === "returned" && <State is="at-risk">{speech.t(text.planReturned)}</State>}
        <p className="small">{planText(plan, speech)}</p>
      </div>
      <PlanDeed unitId={unitId} year={plan.year} plan={plan} name={name} writes />
    </li>
  )
}
