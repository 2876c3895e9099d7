import { Anchor } from "../../design/Anchor.tsx"
import { Exemption } from "../../design/Exemption.tsx"
import { PaceBar } from "../../design/PaceBar.tsx"
import { State } from "../../design/State.tsx"
import { text as words } from "../../design/text.ts"
import { to } from "../../paths.ts"
import { besideText, unitWord } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import type { Figure } from "./parts.ts"
import { text } from "./text.ts"

interface Props {
  readonly figure: Figure
  readonly subjectType: "org" | "member"
  readonly subjectId: number
}

/** One figure of a year against its target and the pace; it opens. */
export function FigureLine({ figure, subjectType, subjectId }: Props) {
  const speech = useText()
  const { t } = speech
  const { obligation, period, target, actual, pace, state, unit, exemptedBy } = figure
  const title = clauseTitle(speech, obligation, figure.title)
  const href = to.standing({ obligation, subjectType, subjectId, period })
  if (target === null || actual === null) return null
  const { left } = besideText(speech, { actual, target, unit })
  return (
    <div className="figure-line">
      <div className="row between">
        <Anchor href={href}>{title}</Anchor>
        {state !== "none" && (
          <State is={state}>
            {t(state === "met" ? text.met : exemptedBy === null ? text.toGo(left) : words.exempt)}
          </State>
        )}
      </div>
      <PaceBar
        label=""
        value={actual}
        target={target}
        unit={unitWord(speech, unit)}
        {...(pace === null ? {} : { expected: pace })}
      />
      {exemptedBy !== null && state !== "met" && <Exemption by={exemptedBy} />}
    </div>
  )
}
