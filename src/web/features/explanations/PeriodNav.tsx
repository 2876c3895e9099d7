import type { ExplanationPage } from "../../../contract/explanations.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** From one period of the year to the next. */
export function PeriodNav({ of }: { readonly of: ExplanationPage }) {
  const { t, format } = useText()
  const { periods, period, result, subject } = of
  if (periods.length < 2) return null
  const at = periods.indexOf(period.name)
  const href = (name: string) =>
    to.standing({
      obligation: result.obligation,
      subjectType: subject.type,
      subjectId: subject.id,
      period: name,
    })
  const before = periods[at - 1]
  const after = periods[at + 1]
  return (
    <nav className="row between period-nav no-print" aria-label={t(text.periods)}>
      {before === undefined ? <span /> : <Anchor href={href(before)}>‹ {format.period(before)}</Anchor>}
      {after === undefined ? <span /> : <Anchor href={href(after)}>{format.period(after)} ›</Anchor>}
    </nav>
  )
}
