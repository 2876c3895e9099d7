import { Anchor } from "../../design/Anchor.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  readonly counts: Readonly<Record<"met" | "open" | "at-risk" | "short" | "people", number>>
  /** Whether the reader may open who they are. */
  readonly opens: boolean
  /** The year they are of, where it is not the one that runs. */
  readonly year?: number
}

const order = ["met", "open", "at-risk", "short"] as const

/** How many people stand how in their training; who they are opens for those who may see it. */
export function TrainingCounts({ unitId, counts, opens, year }: Props) {
  const { t } = useText()
  return (
    <div className="row between training-counts">
      <span>{t(text.training)}</span>
      {counts.people === 0 && <span className="small">{t(text.noOneAsked)}</span>}
      <span className="row">
        {order
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <Count
              key={state}
              state={state}
              count={counts[state]}
              {...(opens
                ? { href: to.unitTraining(unitId, { band: state, ...(year === undefined ? {} : { year }) }) }
                : {})}
            />
          ))}
      </span>
    </div>
  )
}

interface CountProps {
  readonly state: StateKind
  readonly count: number
  /** Where they can be opened. */
  readonly href?: string
}

function Count({ state, count, href }: CountProps) {
  const { t, format } = useText()
  const chip = <State is={state}>{t(text.people(format.number(count)))}</State>
  if (href === undefined) return chip
  return (
    <Anchor href={href} className="state-link">
      {chip}
    </Anchor>
  )
}
