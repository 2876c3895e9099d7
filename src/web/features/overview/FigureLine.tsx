import { Anchor } from "../../design/Anchor.tsx"
import { PaceBar } from "../../design/PaceBar.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { clauseTitle, type Figure, unitName } from "./parts.ts"
import { text } from "./text.ts"

interface Props {
  readonly figure: Figure
  readonly subjectType: "org" | "member"
  readonly subjectId: number
}

/** One figure of a year against its target and the pace; it opens. */
export function FigureLine({ figure, subjectType, subjectId }: Props) {
  const speech = useText()
  const { t, format } = speech
  const { obligation, period, target, actual, pace, state, unit } = figure
  const title = clauseTitle(speech, obligation, figure.title)
  const href = to.standing({ obligation, subjectType, subjectId, period })
  if (target === null || actual === null) return null
  const left = Math.max(0, target - actual)
  return (
    <div className="figure-line">
      <div className="row between">
        <Anchor href={href}>{title}</Anchor>
        {state !== "none" && (
          <State is={state}>
            {t(state === "met" ? text.met : text.toGo(format.number(left), unitName(speech, unit)))}
          </State>
        )}
      </div>
      <PaceBar
        label=""
        value={actual}
        target={target}
        unit={unitName(speech, unit)}
        {...(pace === null ? {} : { expected: pace })}
      />
    </div>
  )
}
